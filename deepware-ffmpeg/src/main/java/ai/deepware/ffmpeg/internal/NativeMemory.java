package ai.deepware.ffmpeg.internal;

import org.bytedeco.ffmpeg.global.avutil;

/**
 * Limits what FFmpeg allocates at once, since some demuxers believe the size that a file names for
 * a line of text. One limit counts for the whole process: it only grows, and is set only then.
 */
public final class NativeMemory {
  /** More than 16 bits of red, green, blue and alpha, with the rows that decoders add. */
  private static final long BYTES_PER_PIXEL = 10;

  private static final long LEAST = 64L << 20;

  private static long allowed;

  private NativeMemory() {}

  /** Lets FFmpeg allocate what a frame of so many pixels takes. */
  public static synchronized void allow(long pixels) {
    long most = Integer.MAX_VALUE;
    long bytes = Math.min(most, LEAST + BYTES_PER_PIXEL * Math.min(pixels, most));
    if (bytes > allowed) {
      allowed = bytes;
      avutil.av_max_alloc(bytes);
    }
  }
}
