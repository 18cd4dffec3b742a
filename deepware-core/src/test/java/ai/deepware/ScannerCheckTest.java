package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.DeepwareException.Category;
import ai.deepware.ScanException.Reason;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import ai.deepware.identity.FaceClusterer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an application learns at its start. */
class ScannerCheckTest {
  private final FakeVideo video = new FakeVideo(10);

  @Test
  void passesWhereEveryStepAnswers() {
    assertThatCode(FakeVideo.scanner(video, 0.5).build()::check).doesNotThrowAnyException();
    assertThat(video.opened).hasValue(0);
  }

  @Test
  void namesTheStepThatFails() {
    assertThat(failure(FakeVideo.scanner(video, Double.NaN)).step()).isEqualTo(Step.PREDICT);
    assertThat(failure(FakeVideo.scanner(video, 0).embedder(faces -> List.of())).step())
        .isEqualTo(Step.EMBED);
    assertThat(failure(FakeVideo.scanner(video, 0).detector(frames -> List.of())).step())
        .isEqualTo(Step.DETECT);
  }

  @Test
  void asksTheSourceOfFrames() {
    FrameSource broken =
        new FrameSource() {
          @Override
          public FrameStream open(VideoInput input, Sampling sampling) {
            return video.open(input, sampling);
          }

          @Override
          public void check() {
            throw new ScanException("FFmpeg", Step.DECODE, Reason.NATIVES_MISSING, "add them");
          }
        };

    ScanException failure = failure(FakeVideo.scanner(broken, 0));

    assertThat(failure.step()).isEqualTo(Step.DECODE);
    assertThat(failure.category()).isEqualTo(Category.SETUP);
  }

  private static ScanException failure(ScannerBuilder builder) {
    return catchThrowableOfType(ScanException.class, builder.build()::check);
  }

  @Test
  void asksClusterersAndStrategies() {
    FaceClusterer broken =
        faces -> {
          throw new IllegalStateException("broken");
        };
    assertThat(failure(FakeVideo.scanner(video, 0).clusterer(broken)).step())
        .isEqualTo(Step.CLUSTER);
    assertThat(failure(FakeVideo.scanner(video, 0).identityStrategy((faces, t) -> 2)).step())
        .isEqualTo(Step.IDENTITY_STRATEGY);
    assertThat(failure(FakeVideo.scanner(video, 0).strategy((persons, t) -> Double.NaN)).step())
        .isEqualTo(Step.STRATEGY);
  }
}
