/** Step 1, decode: from a video to the frames that are looked at. */
@CheckReturnValue
@NullMarked
package ai.deepware.frame;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
