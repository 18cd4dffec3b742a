package ai.deepware.ffmpeg;

import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.internal.Failures;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Brings frames that a device has decoded into memory. */
final class HardwareFrames implements AutoCloseable {
  private final Failures failures;
  private @Nullable AVFrame copy;

  HardwareFrames(Failures failures) {
    this.failures = failures;
  }

  /** {@return the frame, or a copy if it lies on a device, valid until the next call} */
  AVFrame inMemory(AVFrame frame) {
    if (frame.hw_frames_ctx() == null) {
      return frame;
    }
    close();
    AVFrame fresh = avutil.av_frame_alloc();
    copy = fresh;
    if (fresh == null) {
      throw new OutOfMemoryError("no native memory for a frame");
    }
    int code = avutil.av_hwframe_transfer_data(fresh, frame, 0);
    if (code >= 0) {
      code = avutil.av_frame_copy_props(fresh, frame);
    }
    if (code < 0) {
      throw failures.of(
          Reason.FAILED, "a frame cannot be read from the device: " + Failures.text(code));
    }
    return fresh;
  }

  @Override
  public void close() {
    if (copy != null) {
      avutil.av_frame_free(copy);
      copy = null;
    }
  }
}
