/**
 * What the parts of this module share: the making of errors, the opening of inputs, and the loading
 * of natives. Not for applications.
 */
@NullMarked
package ai.deepware.ffmpeg.internal;

import org.jspecify.annotations.NullMarked;
