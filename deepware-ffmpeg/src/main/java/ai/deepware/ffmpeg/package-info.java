/** Step 1, decode, with FFmpeg: exact frames from untrusted files. */
@CheckReturnValue
@NullMarked
package ai.deepware.ffmpeg;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
