/** Step 2, detect: from a frame to its faces, and from a face to its crop. */
@CheckReturnValue
@NullMarked
package ai.deepware.face;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
