/** Applications that are started out of jars, modules and class loaders of their own. */
@NullMarked
package ai.deepware.ffmpeg.packaged;

import org.jspecify.annotations.NullMarked;
