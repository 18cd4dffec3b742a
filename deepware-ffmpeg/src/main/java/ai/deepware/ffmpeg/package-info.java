/** Step 1, decode, with FFmpeg: exact frames from untrusted files. */
@NullMarked
package ai.deepware.ffmpeg;

import org.jspecify.annotations.NullMarked;
