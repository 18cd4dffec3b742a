package ai.deepware.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;

/**
 * The matrix and range with which a frame's YUV was made.
 *
 * @param matrix swscale's number of the matrix
 * @param fullRange whether luma spans 0 to 255 rather than 16 to 235
 */
record ColorTags(int matrix, boolean fullRange) {
  /** Frames at least this wide are BT.709 where nothing is said, as mpv has it. */
  private static final int HD_WIDTH = 1280;

  /** Frames higher than PAL are BT.709 where nothing is said, as mpv has it. */
  private static final int SD_HEIGHT = 576;

  static ColorTags of(AVFrame frame, ColorConversion conversion) {
    boolean impliedFull = impliesFullRange(frame.format());
    if (conversion == ColorConversion.REFERENCE) {
      return new ColorTags(swscale.SWS_CS_ITU601, impliedFull);
    }
    return new ColorTags(
        matrix(frame.colorspace(), frame.width(), frame.height()),
        impliedFull || frame.color_range() == avutil.AVCOL_RANGE_JPEG);
  }

  /** {@return whether its matrix is none that swscale has, and any other one would be wrong} */
  static boolean areUnknown(AVFrame frame, ColorConversion conversion) {
    return conversion != ColorConversion.REFERENCE
        && !isRgb(frame.format())
        && switch (frame.colorspace()) {
          case avutil.AVCOL_SPC_YCGCO,
              avutil.AVCOL_SPC_YCGCO_RE,
              avutil.AVCOL_SPC_YCGCO_RO,
              avutil.AVCOL_SPC_ICTCP,
              avutil.AVCOL_SPC_IPT_C2 ->
              true;
          default -> false;
        };
  }

  private static boolean isRgb(int format) {
    AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(format);
    return descriptor != null && (descriptor.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
  }

  static int matrix(int colorspace, int width, int height) {
    return switch (colorspace) {
      case avutil.AVCOL_SPC_BT709 -> swscale.SWS_CS_ITU709;
      case avutil.AVCOL_SPC_BT470BG, avutil.AVCOL_SPC_SMPTE170M -> swscale.SWS_CS_ITU601;
      case avutil.AVCOL_SPC_FCC -> swscale.SWS_CS_FCC;
      case avutil.AVCOL_SPC_SMPTE240M -> swscale.SWS_CS_SMPTE240M;
      case avutil.AVCOL_SPC_BT2020_NCL, avutil.AVCOL_SPC_BT2020_CL -> swscale.SWS_CS_BT2020;
      default ->
          width >= HD_WIDTH || height > SD_HEIGHT ? swscale.SWS_CS_ITU709 : swscale.SWS_CS_ITU601;
    };
  }

  private static boolean impliesFullRange(int format) {
    AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(format);
    return descriptor != null && descriptor.name().getString().startsWith("yuvj");
  }
}
