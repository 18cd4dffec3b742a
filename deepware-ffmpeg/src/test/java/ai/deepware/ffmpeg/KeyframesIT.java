package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.frame.Sampling;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyframesIT {
  @ParameterizedTest
  @CsvSource({
    "libopenh264,mp4,40", "mpeg4,avi,40", "mpeg2video,mpegts,18", "libvpx-vp9,webm,40",
    "libsvtav1,mp4,40", "libx264,mp4,40", "libx265,matroska,40", "libopenh264,h264,40"
  })
  void takesKeyFramesAlone(String codec, String container, int gop) {
    assumeTrue(
        avcodec.avcodec_find_encoder_by_name(codec) != null, "this build has no encoder " + codec);
    SyntheticVideo video =
        new SyntheticVideo().codec(codec).container(container).groups(gop, 0).frames(130);
    if (codec.equals("libx264")) {
      video.option("x264-params", "scenecut=0");
    }

    Decoded decoded = Decoded.of(video, Sampling.keyframes());

    assertThat(decoded.numbers()).isNotEmpty().allMatch(n -> n % gop == 0);
    for (int i = 0; i < decoded.frames().size(); i++) {
      assertThat(decoded.times().get(i)).isEqualTo(decoded.numbers().get(i) / 25.0);
    }
    assertThat(decoded.info().samplingRate()).isEmpty();
  }

  @Test
  void takesTheKeyFramesNearestToEachSecond() {
    // Key frames at 0, 0.28, 0.56, ... of which some are nearest to no second.
    SyntheticVideo video = new SyntheticVideo().groups(7, 0).frames(100);

    Decoded decoded = Decoded.of(video, Sampling.keyframes());

    assertThat(decoded.numbers()).containsExactly(0, 28, 49, 77);
  }

  @Test
  void takesEveryKeyFrameWhereTheyAreRare() {
    SyntheticVideo video = new SyntheticVideo().groups(60, 2).frames(200);

    assertThat(Decoded.of(video, Sampling.keyframes()).numbers()).containsExactly(0, 60, 120, 180);
  }
}
