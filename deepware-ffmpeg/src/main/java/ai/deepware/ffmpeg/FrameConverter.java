package ai.deepware.ffmpeg;

import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.image.PixelImage;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/** Turns decoded frames into upright RGB pictures of one size. Alpha is dropped. */
final class FrameConverter implements AutoCloseable {
  /** The source and target of a prepared conversion; another one needs another preparation. */
  private record Conversion(
      int sourceWidth, int sourceHeight, int format, ColorTags colors, int width, int height) {}

  private final DecoderOptions options;
  private final Failures failures;
  private final HardwareFrames frames;
  private @Nullable Conversion prepared;
  private @Nullable SwsContext scaler;
  private @Nullable AVFrame target;

  FrameConverter(DecoderOptions options, Failures failures) {
    this.options = options;
    this.failures = failures;
    this.frames = new HardwareFrames(failures);
  }

  PixelImage convert(AVFrame decoded, Geometry size, Orientation orientation) {
    AVFrame source = frames.inMemory(decoded);
    if (ColorTags.areUnknown(source, options.colors())) {
      throw failures.of(
          Reason.UNSUPPORTED,
          "its colors are in %s, which cannot be converted to RGB"
              .formatted(Codecs.text(avutil.av_color_space_name(source.colorspace()))));
    }
    int width = orientation.transpose() ? size.height() : size.width();
    int height = orientation.transpose() ? size.width() : size.height();
    Conversion wanted =
        new Conversion(
            source.width(),
            source.height(),
            source.format(),
            ColorTags.of(source, options.colors()),
            width,
            height);
    AVFrame rgb = prepare(wanted);
    int code = swscale.sws_scale_frame(scaler, rgb, source);
    if (code < 0) {
      throw failures.of(Reason.DAMAGED, "a frame cannot be converted: " + Failures.text(code));
    }
    return PixelImage.of(size.width(), size.height(), copy(rgb, width, height, orientation));
  }

  private AVFrame prepare(Conversion wanted) {
    AVFrame ready = target;
    if (ready != null && wanted.equals(prepared)) {
      return ready;
    }
    release();
    scaler = scaler(wanted);
    AVFrame fresh = avutil.av_frame_alloc();
    target = fresh;
    if (fresh == null) {
      throw new OutOfMemoryError("no native memory for a frame");
    }
    fresh.format(avutil.AV_PIX_FMT_RGB24);
    fresh.width(wanted.width());
    fresh.height(wanted.height());
    if (avutil.av_frame_get_buffer(fresh, 0) < 0) {
      throw new OutOfMemoryError("no native memory for a frame's pixels");
    }
    prepared = wanted;
    return fresh;
  }

  private SwsContext scaler(Conversion wanted) {
    SwsContext context = swscale.sws_alloc_context();
    if (context == null) {
      throw new OutOfMemoryError("no native memory for a conversion");
    }
    context.src_w(wanted.sourceWidth());
    context.src_h(wanted.sourceHeight());
    context.src_format(wanted.format());
    context.dst_w(wanted.width());
    context.dst_h(wanted.height());
    context.dst_format(avutil.AV_PIX_FMT_RGB24);
    context.flags(swscale.SWS_BICUBIC);
    IntPointer from = swscale.sws_getCoefficients(wanted.colors().matrix());
    IntPointer to = swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT);
    int range = wanted.colors().fullRange() ? 1 : 0;
    swscale.sws_setColorspaceDetails(context, from, range, to, 1, 0, 1 << 16, 1 << 16);
    int code = swscale.sws_init_context(context, null, null);
    if (code < 0) {
      swscale.sws_freeContext(context);
      throw failures.of(
          Reason.UNSUPPORTED,
          "its pixel format %s cannot be converted to RGB: %s"
              .formatted(
                  Codecs.text(avutil.av_get_pix_fmt_name(wanted.format())), Failures.text(code)));
    }
    return context;
  }

  private static byte[] copy(AVFrame rgb, int width, int height, Orientation orientation) {
    int stride = rgb.linesize(0);
    ByteBuffer pixels = rgb.data(0).capacity((long) stride * height).asByteBuffer();
    if (orientation.equals(Orientation.UPRIGHT)) {
      byte[] out = new byte[3 * width * height];
      for (int y = 0; y < height; y++) {
        pixels.get(y * stride, out, 3 * width * y, 3 * width);
      }
      return out;
    }
    byte[] rows = new byte[stride * height];
    pixels.get(0, rows);
    return orientation.apply(rows, stride, width, height);
  }

  private void release() {
    prepared = null;
    if (scaler != null) {
      swscale.sws_freeContext(scaler);
      scaler = null;
    }
    if (target != null) {
      avutil.av_frame_free(target);
      target = null;
    }
  }

  @Override
  public void close() {
    release();
    frames.close();
  }
}
