/**
 * From bytes to packets: the one input that FFmpeg reads, its container and index, and the times of
 * what is in it. Not for applications.
 */
@NullMarked
package ai.deepware.ffmpeg.internal.container;

import org.jspecify.annotations.NullMarked;
