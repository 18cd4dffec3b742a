/**
 * Step 1, decode, in child processes: the source of frames, its children, and the protocol between
 * them.
 */
@CheckReturnValue
@NullMarked
package ai.deepware.ffmpeg.isolated;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
