/**
 * Step 1, decode, in child processes: the source of frames, its children, and the protocol between
 * them.
 */
@NullMarked
package ai.deepware.ffmpeg.isolated;

import org.jspecify.annotations.NullMarked;
