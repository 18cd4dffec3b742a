package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.ffmpeg.internal.container.StreamTimes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** Watches size and orientation of the frames of one video. */
final class FrameShape {
  private static final int MATRIX_BYTES = 9 * Integer.BYTES;

  private final DecoderOptions options;
  private final Failures failures;
  private final double containerAspect;
  private int width;
  private int height;
  private int format;
  private int changes = -1;

  FrameShape(DecoderOptions options, Failures failures, AVRational containerAspect) {
    this.options = options;
    this.failures = failures;
    this.containerAspect = StreamTimes.value(containerAspect);
  }

  /** Checks one decoded frame against the limits. */
  void check(AVFrame frame) {
    if (frame.width() == width && frame.height() == height && frame.format() == format) {
      return;
    }
    width = frame.width();
    height = frame.height();
    format = frame.format();
    DecoderLimits limits = options.limits();
    if ((long) width * height > limits.pixels()) {
      throw failures.limit("pixels", width + "x" + height, limits.pixels());
    }
    if (++changes > limits.resolutionChanges()) {
      throw failures.limit("resolutionChanges", changes, limits.resolutionChanges());
    }
  }

  /** {@return the sizes of the pictures that a video with this first frame gives} */
  Geometry geometry(AVFrame frame) {
    double aspect = aspect(frame);
    double limit = options.limits().aspectRatio();
    if (aspect > limit || aspect < 1 / limit) {
      throw failures.limit("aspectRatio", String.format(Locale.ROOT, "%.4g", aspect), limit);
    }
    return Geometry.of(
        frame.width(), frame.height(), aspect, orientation(frame).transpose(), options);
  }

  private double aspect(AVFrame frame) {
    double ofFrame = StreamTimes.value(frame.sample_aspect_ratio());
    return containerAspect > 0 ? containerAspect : ofFrame > 0 ? ofFrame : 1;
  }

  static Orientation orientation(AVFrame frame) {
    AVFrameSideData data = avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
    if (data == null || data.size() < MATRIX_BYTES) {
      return Orientation.UPRIGHT;
    }
    ByteBuffer bytes =
        data.data().capacity(MATRIX_BYTES).asByteBuffer().order(ByteOrder.nativeOrder());
    int[] matrix = new int[9];
    bytes.asIntBuffer().get(matrix);
    return Orientation.ofMatrix(matrix);
  }
}
