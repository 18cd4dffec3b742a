/** Step 2, detect: from a frame to its faces, and from a face to its crop. */
@NullMarked
package ai.deepware.face;

import org.jspecify.annotations.NullMarked;
