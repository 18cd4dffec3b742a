package ai.deepware.ffmpeg.internal.container;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.internal.Failures;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * The container formats that are read, by FFmpeg's names. Everything else is refused: above all
 * what names other files or addresses (playlists, concatenation scripts, image sequences).
 */
public final class Containers {
  /** Below this FFmpeg's guess is no more than that: its AVPROBE_SCORE_RETRY. */
  private static final int LEAST_SCORE = 25;

  private static final String MP4 = "mov,mp4,m4a,3gp,3g2,mj2";

  private static final String WEBP = "webp_pipe";
  private static final int VP8X = 'V' << 24 | 'P' << 16 | '8' << 8 | 'X';

  private static final Set<String> ALLOWED =
      Set.of(
          MP4,
          "matroska,webm",
          "avi",
          "mpegts",
          "mpeg",
          "mpegvideo",
          "flv",
          "ogg",
          "asf",
          "nut",
          "ivf",
          "obu",
          "av1",
          "h264",
          "hevc",
          "m4v",
          "mjpeg",
          "yuv4mpegpipe",
          "gif",
          "apng",
          "png_pipe",
          "jpeg_pipe",
          WEBP,
          "bmp_pipe",
          "tiff_pipe");

  private static final Set<String> PLAYLISTS =
      Set.of("hls", "concat", "dash", "webm_dash_manifest", "imf", "sdp", "rtsp");

  private static final Set<String> AUDIO =
      Set.of(
          "aac", "ac3", "eac3", "aiff", "amr", "ape", "au", "caf", "dts", "flac", "loas", "mlp",
          "mp3", "mpc", "mpc8", "oma", "tak", "truehd", "tta", "voc", "w64", "wav", "wv", "xwma");

  private Containers() {}

  /** {@return the allow-list} */
  public static Set<String> allowed() {
    return ALLOWED;
  }

  /** {@return the allow-list in FFmpeg's notation} */
  static String whitelist() {
    return String.join(",", ALLOWED);
  }

  /** {@return a short name: the most common one of a family that shares a demuxer} */
  public static String shortName(String format) {
    return switch (format) {
      case MP4 -> "mp4";
      case "matroska,webm" -> "matroska";
      default -> format;
    };
  }

  /** {@return whether what is needed to read the file may be at its end} */
  static boolean hasIndexAtEnd(String format) {
    return format.equals(MP4);
  }

  /**
   * {@return whether times are the numbers of frames, those included that repeat the one before}
   */
  static boolean countsFrames(String format) {
    return format.equals("avi");
  }

  /** {@return whether a header names the duration, and FFmpeg does not look for it at the end} */
  static boolean namesDuration(String format) {
    return Set.of(MP4, "matroska,webm", "avi", "flv", "asf", "ivf").contains(format);
  }

  /** {@return whether the container's index has an entry for every packet} */
  static boolean listsEveryPacket(String format) {
    return format.equals(MP4);
  }

  /** Throws unless this format, recognized with this score of 0 to 100, may be read. */
  static void check(String format, int score, Failures failures) {
    if (!ALLOWED.contains(format)) {
      throw refusal(format, score, failures);
    }
  }

  private static ScanException refusal(String format, int score, Failures failures) {
    if (PLAYLISTS.contains(format)) {
      return failures.of(
          Reason.UNSUPPORTED,
          "is a playlist or script (" + format + ") that names other files; those are not read");
    }
    if (score <= LEAST_SCORE) {
      return notAVideo(failures);
    }
    if (AUDIO.contains(format)) {
      return failures.of(Reason.NO_VIDEO_STREAM, "is an audio file (" + format + ")");
    }
    return failures.of(
        Reason.UNSUPPORTED, "has the format '" + format + "', which is not on the allow-list");
  }

  static ScanException notAVideo(Failures failures) {
    return failures.of(Reason.NOT_A_VIDEO, "is not a video in a known container");
  }

  /** {@return why not one frame could be decoded, as far as the first bytes tell} */
  public static ScanException undecodable(String format, ByteBuffer head, Failures failures) {
    return format.equals(WEBP) && isAnimatedWebp(head)
        ? failures.of(
            Reason.UNSUPPORTED,
            "is an animated WebP, which FFmpeg cannot decode: turn it into a video or a GIF first")
        : failures.of(Reason.DAMAGED, "not one frame could be decoded");
  }

  /** A flag of the extended header that follows RIFF, a size, and WEBP. */
  private static boolean isAnimatedWebp(ByteBuffer head) {
    return head.limit() > 20 && head.getInt(12) == VP8X && (head.get(20) & 2) != 0;
  }
}
