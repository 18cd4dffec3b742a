package ai.deepware.command.bench;

import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.Sampling;
import java.util.Locale;

/** Ways in which the library decodes a video. */
enum DecodeVariant {
  /** One frame per second, and what it needs. */
  EXACT,
  /** Eight consecutive frames at each second, and what they need. */
  BURSTS,
  /** The key frames nearest to each second. */
  KEYFRAMES,
  /** One frame per second, all others decoded too. */
  FULL;

  private static final int BURST = 8;

  Sampling sampling() {
    return switch (this) {
      case KEYFRAMES -> Sampling.keyframes();
      case BURSTS -> Sampling.fps(1).withBurst(BURST);
      case EXACT, FULL -> Sampling.fps(1);
    };
  }

  FfmpegFrameSource source(int threads) {
    return FfmpegFrameSource.builder().threads(threads).shortcuts(this != FULL).build();
  }

  /** {@return the name in reports} */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
