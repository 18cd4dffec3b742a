package ai.deepware.command.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import ai.deepware.image.PixelImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DroppedFramesTest {
  private static final VideoInput VIDEO = VideoInput.of(Path.of("any.mp4"));

  /** Ten seconds, with a frame whenever the sampling asks for one. */
  private static final FrameSource TEN_SECONDS =
      (video, sampling) -> {
        List<Frame> frames = new ArrayList<>();
        for (int k = 0; k / sampling.fps() < 10; k++) {
          frames.add(Frame.of(k / sampling.fps(), PixelImage.filled(2, 2, 0)));
        }
        VideoInfo info =
            VideoInfo.builder(2, 2)
                .duration(10)
                .frameRate(25)
                .container("none")
                .codec("none")
                .samplingRate(sampling.fps())
                .build();
        return FrameStream.of(info, frames);
      };

  private static List<Double> times(double left, Sampling sampling) {
    List<Double> times = new ArrayList<>();
    try (FrameStream stream = new DroppedFrames(TEN_SECONDS, left).open(VIDEO, sampling)) {
      for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
        times.add(next.get().time());
      }
    }
    return times;
  }

  @Test
  void takesTheFirstFrameLeftAtOrAfterEachWantedTime() {
    assertThat(times(5, Sampling.fps(1)))
        .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
    assertThat(times(0.5, Sampling.fps(1))).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0);
    assertThat(times(2, Sampling.fps(0.4))).containsExactly(0.0, 2.5, 5.0, 7.5);
  }

  @Test
  void leavesLessOfAShortClip() {
    assertThat(times(5, Sampling.standard())).hasSize(16);
    assertThat(times(1, Sampling.standard())).hasSize(10);
  }

  @Test
  void needsTimes() {
    assertThatIllegalArgumentException().isThrownBy(() -> times(1, Sampling.reference()));
  }
}
