package ai.deepware.ffmpeg;

import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.internal.Failures;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** The decoders that may be used, by FFmpeg's names. */
final class Codecs {
  /** Decoders whose name is that of their codec. */
  private static final Set<String> ALLOWED =
      Set.of(
          "h264",
          "hevc",
          "vvc",
          "vp8",
          "vp9",
          "h263",
          "flv1",
          "mpeg1video",
          "mpeg2video",
          "mpeg4",
          "msmpeg4v1",
          "msmpeg4v2",
          "msmpeg4v3",
          "wmv1",
          "wmv2",
          "wmv3",
          "vc1",
          "theora",
          "vp6",
          "vp6f",
          "vp6a",
          "mjpeg",
          "prores",
          "dnxhd",
          "dvvideo",
          "ffv1",
          "ffvhuff",
          "huffyuv",
          "utvideo",
          "rawvideo",
          "qtrle",
          "cinepak",
          "svq1",
          "svq3",
          "png",
          "apng",
          "gif",
          "bmp",
          "webp",
          "tiff");

  /** Decoders of AV1, best first; FFmpeg's own decodes on hardware alone. */
  private static final List<String> AV1 = List.of("libdav1d", "libaom-av1");

  private Codecs() {}

  static String name(int codecId) {
    return avcodec.avcodec_get_name(codecId).getString();
  }

  /** {@return the decoder of a codec; throws if there is none or it may not be used} */
  static AVCodec find(int codecId, boolean hardware, Failures failures) {
    String name = name(codecId);
    AVCodec decoder = null;
    if (codecId == avcodec.AV_CODEC_ID_AV1) {
      decoder = hardware ? avcodec.avcodec_find_decoder_by_name("av1") : findAv1();
    } else if (ALLOWED.contains(name)) {
      decoder = avcodec.avcodec_find_decoder(codecId);
    } else {
      throw failures.of(
          Reason.UNSUPPORTED, "has the codec '" + name + "', which is not on the allow-list");
    }
    if (decoder == null) {
      throw failures.of(Reason.UNSUPPORTED, "this build of FFmpeg cannot decode '" + name + "'");
    }
    return decoder;
  }

  private static @Nullable AVCodec findAv1() {
    for (String name : AV1) {
      AVCodec decoder = avcodec.avcodec_find_decoder_by_name(name);
      if (decoder != null) {
        return decoder;
      }
    }
    return null;
  }

  static String text(@Nullable BytePointer text) {
    return text == null ? "" : text.getString();
  }
}
