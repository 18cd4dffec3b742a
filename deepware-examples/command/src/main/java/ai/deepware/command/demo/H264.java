package ai.deepware.command.demo;

import ai.deepware.ffmpeg.FfmpegFrameSource;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * How videos are compressed.
 *
 * @param encoder FFmpeg's name of the encoder
 * @param options of the encoder
 * @param bitsPerSecond wanted, 0 where the options say how much is lost
 * @param quantiser of every frame, 0 to 51, more loses more; -1 where the encoder chooses
 */
public record H264(String encoder, Map<String, String> options, int bitsPerSecond, int quantiser) {
  private static final String X264 = "libx264";
  private static final String OPEN_H264 = "libopenh264";

  /** {@return OpenH264 at 2.5 Mbit/s, for clips without a purpose of their own} */
  static H264 ordinary() {
    return new H264(OPEN_H264, Map.of(), 2_500_000, -1);
  }

  /**
   * OpenH264 with one quantiser for all frames: what is there in FFmpeg's LGPL build.
   *
   * @param quantiser 1 to 51
   * @return the coding
   */
  public static H264 openH264(int quantiser) {
    return new H264(OPEN_H264, Map.of("rc_mode", "quality"), 2_500_000, quantiser);
  }

  /**
   * x264 at a constant rate factor.
   *
   * @param crf 0 to 51
   * @return the coding
   */
  public static H264 x264(int crf) {
    return new H264(X264, Map.of("crf", String.valueOf(crf), "preset", "medium"), 0, -1);
  }

  /** {@return whether FFmpeg's libraries on the class path have x264} */
  public static boolean hasX264() {
    new FfmpegFrameSource().check();
    return avcodec.avcodec_find_encoder_by_name(X264) != null;
  }
}
