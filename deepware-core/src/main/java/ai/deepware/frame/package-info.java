/** Step 1, decode: from a video to the frames that are looked at. */
@CheckReturnValue
@NullMarked
package ai.deepware.frame;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
