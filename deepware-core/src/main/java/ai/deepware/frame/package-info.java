/** Step 1, decode: from a video to the frames that are looked at. */
@NullMarked
package ai.deepware.frame;

import org.jspecify.annotations.NullMarked;
