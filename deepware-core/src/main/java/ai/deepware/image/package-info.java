/** Pixels in memory: images, resizing, warping, and tensors for networks. No step of its own. */
@CheckReturnValue
@NullMarked
package ai.deepware.image;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
