/** Picture files, read and written by the JDK's own codecs. No step of its own. */
@NullMarked
package ai.deepware.picture;

import org.jspecify.annotations.NullMarked;
