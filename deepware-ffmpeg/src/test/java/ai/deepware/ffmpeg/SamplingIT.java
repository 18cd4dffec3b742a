package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.frame.Sampling;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingIT {
  @ParameterizedTest
  @CsvSource({
    "mp4,mpeg4",
    "mov,mjpeg",
    "matroska,mpeg4",
    "webm,libvpx-vp9",
    "avi,mpeg4",
    "mpegts,mpeg2video",
    "mp4,libopenh264",
    "matroska,ffv1",
    "flv,flv",
    "webm,libvpx",
    "mp4,libsvtav1"
  })
  void takesTheFirstFrameAtOrAfterEachSecond(String container, String codec) {
    SyntheticVideo video =
        new SyntheticVideo().container(container).codec(codec).frames(101).groups(24, 0);

    Decoded decoded = Decoded.of(video, Sampling.fps(1));

    assertThat(decoded.numbers()).containsExactly(0, 25, 50, 75, 100);
    assertThat(decoded.times().get(3)).isBetween(2.999, 3.001);
  }

  @Test
  void readsWhoWroteTheFileAndNothingElse() {
    SyntheticVideo video = new SyntheticVideo().container("mp4").frames(3);

    assertThat(Decoded.of(video, Sampling.fps(1)).info().tags())
        .containsEntry("major_brand", "isom")
        .containsKey("encoder")
        .allSatisfy((name, text) -> assertThat(text).isNotBlank());
  }

  @Test
  void takesBurstsUpToTheNextSampleAndTheEnd() {
    SyntheticVideo video = new SyntheticVideo().codec("mpeg4").frames(29).groups(24, 2);

    Decoded long8 = Decoded.of(video, Sampling.fps(1).withBurst(8));
    Decoded short8 = Decoded.of(video, Sampling.fps(5).withBurst(8));

    assertThat(long8.numbers()).containsExactly(0, 25);
    assertThat(following(long8, 0)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(following(long8, 1)).containsExactly(26, 27, 28);
    assertThat(short8.numbers()).containsExactly(0, 5, 10, 15, 20, 25);
    assertThat(following(short8, 2)).containsExactly(11, 12, 13, 14);
  }

  @Test
  void takesBurstsAtTheReferencesTimesButNotOfKeyFrames() {
    SyntheticVideo video = new SyntheticVideo().codec("mpeg4").frames(75).groups(12, 2);

    Decoded reference = Decoded.of(video, Sampling.reference().withBurst(3));
    Decoded keys = Decoded.of(video, Sampling.keyframes().withBurst(3));

    assertThat(reference.numbers()).containsExactly(0, 25, 50);
    assertThat(following(reference, 2)).containsExactly(51, 52);
    assertThat(keys.frames()).allMatch(frame -> frame.following().isEmpty());
  }

  private static List<Integer> following(Decoded decoded, int frame) {
    return decoded.frames().get(frame).following().stream()
        .map(one -> TestPicture.number(one.image()))
        .toList();
  }

  @Test
  void takesFramesOfVariableRateByTheirTimestamps() {
    // Frames at 0, 0.4, 0.9, 1.3, 3.2, 3.3, 4.0 seconds.
    int[] times = {0, 400, 900, 1300, 3200, 3300, 4000};
    SyntheticVideo video =
        new SyntheticVideo()
            .container("matroska")
            .frames(times.length)
            .timestamps(1000, n -> times[n]);

    Decoded decoded = Decoded.of(video, Sampling.fps(1));

    assertThat(decoded.numbers()).containsExactly(0, 3, 4, 6);
    assertThat(decoded.times()).containsExactly(0.0, 1.3, 3.2, 4.0);
  }

  @Test
  void takesOneFrameOnlyOnceWhereItAnswersSeveralSamples() {
    SyntheticVideo video = new SyntheticVideo().frames(5).rate(1);

    assertThat(Decoded.of(video, Sampling.fps(3)).numbers()).containsExactly(0, 1, 2, 3, 4);
  }

  @ParameterizedTest
  @CsvSource({"mp4", "matroska", "mpegts"})
  void countsTimeFromTheFirstFrame(String container) {
    SyntheticVideo video =
        new SyntheticVideo()
            .container(container)
            .codec("mpeg2video")
            .groups(12, 2)
            .frames(60)
            .timestamps(25, n -> n + 85);

    Decoded decoded = Decoded.of(video, Sampling.fps(2));

    assertThat(decoded.numbers()).containsExactly(0, 13, 25, 38, 50);
    assertThat(decoded.times().get(0)).isZero();
  }

  @Test
  void leavesOutWhatAnEditListCutsAway() {
    SyntheticVideo video =
        new SyntheticVideo().codec("mpeg4").frames(60).timestamps(25, n -> n - 10);

    Decoded decoded = Decoded.of(video, Sampling.fps(1));

    assertThat(decoded.numbers()).containsExactly(10, 35);
    assertThat(decoded.times()).containsExactly(0.0, 1.0);
  }

  @Test
  void samplesShortClipsMoreDensely() {
    Decoded decoded = Decoded.of(new SyntheticVideo().frames(100), Sampling.standard());

    assertThat(decoded.frames()).hasSize(16);
    assertThat(decoded.info().samplingRate()).hasValue(4);
    assertThat(decoded.numbers()).startsWith(0, 7, 13, 19, 25).endsWith(94);
  }

  @ParameterizedTest
  @CsvSource({"h264,libopenh264", "m4v,mpeg4", "mjpeg,mjpeg", "mpeg2video,mpeg2video"})
  void samplesRawStreamsByTheirFrameRate(String container, String codec) {
    SyntheticVideo video = new SyntheticVideo().container(container).codec(codec).frames(60);

    assertThat(Decoded.of(video, Sampling.fps(1)).numbers()).containsExactly(0, 25, 50);
    assertThat(Decoded.of(video, Sampling.standard()).frames()).hasSize(16);
  }

  @Test
  void measuresShortVideosWithoutADuration() {
    byte[] live =
        new SyntheticVideo()
            .container("webm")
            .codec("libvpx")
            .frames(50)
            .muxerOption("live", "1")
            .bytes();

    Decoded decoded = Decoded.of(Decoded.stream(live), Sampling.standard());

    assertThat(decoded.frames()).hasSize(16);
    assertThat(decoded.info().duration().getAsDouble()).isBetween(1.9, 2.1);
  }

  @Test
  void repeatsTheReferencesIndices() {
    SyntheticVideo video = new SyntheticVideo().frames(110);

    Decoded decoded = Decoded.of(video, Sampling.reference());

    assertThat(decoded.numbers()).containsExactly(0, 27, 55, 82);
    assertThat(decoded.info().expectedFrames()).hasValue(4);
  }

  @Test
  void givesOneFrameOfAStillImage() {
    for (String codec : List.of("png", "mjpeg", "bmp", "libwebp")) {
      SyntheticVideo image =
          new SyntheticVideo()
              .container("image2pipe")
              .codec(codec)
              .frames(1)
              .pixelFormat(
                  switch (codec) {
                    case "png" -> "rgb24";
                    case "bmp" -> "bgr24";
                    case "mjpeg" -> "yuvj420p";
                    default -> "yuv420p";
                  });

      assertThat(Decoded.of(image, Sampling.standard()).numbers()).as(codec).containsExactly(0);
    }
  }

  @Test
  void readsAnimatedGifs() {
    SyntheticVideo video =
        new SyntheticVideo().container("gif").codec("gif").pixelFormat("bgr8").frames(50).rate(10);

    Decoded decoded = Decoded.of(video, Sampling.fps(1));

    assertThat(decoded.numbers())
        .containsExactlyElementsOf(IntStream.range(0, 5).map(k -> 10 * k).boxed().toList());
  }
}
