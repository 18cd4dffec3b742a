package ai.deepware.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ffmpeg.Decoded;
import ai.deepware.ffmpeg.SyntheticVideo;
import ai.deepware.frame.Sampling;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

/** FFmpeg's log level counts for the whole process, and the application may use FFmpeg itself. */
class FfmpegLogIT {
  private static final SyntheticVideo VIDEO = new SyntheticVideo().frames(2);

  @Test
  void aLevelThatTheApplicationSetsStays() {
    Decoded.of(VIDEO, Sampling.fps(1));
    int before = avutil.av_log_get_level();
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    try {
      Decoded.of(VIDEO, Sampling.fps(1));

      assertThat(avutil.av_log_get_level()).isEqualTo(avutil.AV_LOG_ERROR);
    } finally {
      avutil.av_log_set_level(before);
    }
  }

  @Test
  void onlyTheDefaultLevelIsChangedAndNotIfThePropertySaysSo() {
    assertThat(FfmpegLog.mayChange(avutil.AV_LOG_INFO, null)).isTrue();
    assertThat(FfmpegLog.mayChange(avutil.AV_LOG_VERBOSE, null)).isFalse();
    assertThat(FfmpegLog.mayChange(avutil.AV_LOG_INFO, "leave")).isFalse();
  }
}
