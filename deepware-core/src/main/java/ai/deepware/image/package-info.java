/** Pixels in memory: images, resizing, warping, and tensors for networks. No step of its own. */
@NullMarked
package ai.deepware.image;

import org.jspecify.annotations.NullMarked;
