package ai.deepware.ffmpeg.internal.container;

import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** The native memory through which FFmpeg reads. */
final class IoContext {
  private static final int BUFFER_SIZE = 64 << 10;

  private IoContext() {}

  /**
   * Makes one that reads from what is registered, which is registered no more if that fails.
   *
   * @param id what {@link IoCallbacks#register} gave
   */
  static AVIOContext allocate(long id, boolean seekable) {
    Pointer buffer = avutil.av_malloc(BUFFER_SIZE);
    AVIOContext io =
        buffer == null
            ? null
            : avformat.avio_alloc_context(
                new BytePointer(buffer),
                BUFFER_SIZE,
                0,
                new IoCallbacks.Handle(id),
                IoCallbacks.READ,
                null,
                IoCallbacks.SEEK);
    if (io == null) {
      avutil.av_free(buffer);
      IoCallbacks.unregister(id);
      throw new OutOfMemoryError("no native memory for reading a video");
    }
    if (!seekable) {
      io.seekable(0);
    }
    return io;
  }

  /** Frees it with its buffer, which FFmpeg may have replaced. */
  static void free(AVIOContext io) {
    avutil.av_free(io.buffer());
    avformat.avio_context_free(io);
  }
}
