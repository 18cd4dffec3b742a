package ai.deepware;

import static ai.deepware.FakeVideo.INPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.DeepwareException.Category;
import ai.deepware.ScanException.Reason;
import ai.deepware.face.Detection;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.FacePredictor;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerFailureTest {
  private static final PixelImage PIXEL = PixelImage.filled(1, 1, 0);
  private final FakeVideo video = new FakeVideo(10);

  @AfterEach
  void theStreamIsClosed() {
    assertThat(video.closed.get()).isEqualTo(video.opened.get());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY})
  void namesFileAndStepWhenAPredictionIsNoProbability(double fake) {
    ScanException failure = failure(FakeVideo.scanner(video, fake));

    assertThat(failure.file()).isEqualTo("clip.mp4");
    assertThat(failure.step()).isEqualTo(Step.PREDICT);
    assertThat(failure.reason()).isEqualTo(Reason.BAD_OUTPUT);
    assertThat(failure).hasMessageContainingAll("clip.mp4", "PREDICT", Double.toString(fake));
  }

  @Test
  void refusesAWrongNumberOfPredictions() {
    ScanException failure =
        failure(
            FakeVideo.scanner(video, 0)
                .predictor(FacePredictor.ofBatch(faces -> new double[faces.size() + 1])));

    assertThat(failure.step()).isEqualTo(Step.PREDICT);
    assertThat(failure.reason()).isEqualTo(Reason.BAD_OUTPUT);
  }

  @Test
  void refusesAWrongNumberOfFrames() {
    ScanException failure = failure(FakeVideo.scanner(video, 0).detector(frames -> List.of()));

    assertThat(failure.step()).isEqualTo(Step.DETECT);
    assertThat(failure.reason()).isEqualTo(Reason.BAD_OUTPUT);
  }

  @Test
  void refusesAConfidenceThatIsNoProbability() {
    Detection odd = Detection.of(FakeVideo.face(0).box(), Double.NaN);

    ScanException failure =
        failure(
            FakeVideo.scanner(video, 0)
                .detector(frames -> frames.stream().map(frame -> List.of(odd)).toList()));

    assertThat(failure.step()).isEqualTo(Step.DETECT);
  }

  @Test
  void refusesEmbeddingsThatAreNotFinite() {
    ScanException failure =
        failure(
            FakeVideo.scanner(video, 0)
                .embedder(faces -> faces.stream().map(face -> new float[] {Float.NaN}).toList()));

    assertThat(failure.step()).isEqualTo(Step.EMBED);
    assertThat(failure.reason()).isEqualTo(Reason.BAD_OUTPUT);
  }

  @Test
  void refusesEmbeddingsOfDifferentLengths() {
    AtomicInteger length = new AtomicInteger(1);

    ScanException failure =
        failure(
            FakeVideo.scanner(video, 0)
                .embedder(
                    faces -> faces.stream().map(face -> ones(length.getAndIncrement())).toList()));

    assertThat(failure.step()).isEqualTo(Step.EMBED);
  }

  private static float[] ones(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void refusesAWrongNumberOfLabels() {
    ScanException failure = failure(FakeVideo.scanner(video, 0).clusterer(vectors -> new int[1]));

    assertThat(failure.step()).isEqualTo(Step.CLUSTER);
  }

  @Test
  void refusesAPersonScoreThatIsNaN() {
    ScanException failure =
        failure(FakeVideo.scanner(video, 0).identityStrategy((faces, thresholds) -> Double.NaN));

    assertThat(failure.step()).isEqualTo(Step.IDENTITY_STRATEGY);
  }

  @Test
  void refusesAVideoScoreOutOfRange() {
    ScanException failure =
        failure(FakeVideo.scanner(video, 0).strategy((persons, thresholds) -> 1.5));

    assertThat(failure.step()).isEqualTo(Step.STRATEGY);
  }

  @Test
  void keepsTheCauseOfAFailedStep() {
    IllegalStateException cause = new IllegalStateException("no more memory on the device");

    ScanException failure =
        failure(
            FakeVideo.scanner(video, 0)
                .detector(
                    frames -> {
                      throw cause;
                    }));

    assertThat(failure.reason()).isEqualTo(Reason.FAILED);
    assertThat(failure).hasCause(cause).hasMessageContaining("no more memory on the device");
  }

  @Test
  void saysWhenAModelIsToBlame() {
    ScanException failure =
        failure(
            FakeVideo.scanner(video, 0)
                .embedder(
                    faces -> {
                      throw new ModelException("embedder.onnx", "output is NaN");
                    }));

    assertThat(failure.reason()).isEqualTo(Reason.BAD_MODEL);
    assertThat(failure).hasMessageContainingAll("EMBED", "embedder.onnx", "NaN");
  }

  @ParameterizedTest
  @CsvSource({
    "INPUT,UNSUPPORTED",
    "LIMIT,LIMIT",
    "SETUP,SETUP",
    "PLUGIN,FAILED",
    "CANCELLED,CANCELLED"
  })
  void keepsWhoseFaultItIsAsAStepSays(Category category, Reason reason) {
    ScanException failure =
        failure(
            FakeVideo.scanner(video, 0)
                .predictor(
                    faces -> {
                      throw new DeepwareException(category, "no graphics card", null);
                    }));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.category()).isEqualTo(category);
    assertThat(failure.step()).isEqualTo(Step.PREDICT);
    assertThat(failure.detail()).isEqualTo("no graphics card");
  }

  @Test
  void refusesNullsInWhatStepsReturn() {
    List<ScannerBuilder> builders =
        List.of(
            FakeVideo.scanner(video, 0)
                .detector(frames -> Collections.nCopies(frames.size(), null)),
            FakeVideo.scanner(video, 0)
                .detector(
                    frames -> Collections.nCopies(frames.size(), Collections.nCopies(1, null))),
            FakeVideo.scanner(video, 0).embedder(faces -> Collections.nCopies(faces.size(), null)));

    for (ScannerBuilder builder : builders) {
      ScanException failure = failure(builder);
      assertThat(failure.reason()).isEqualTo(Reason.BAD_OUTPUT);
      assertThat(failure).hasMessageContaining("null");
    }
  }

  @Test
  void turnsWhateverAStepThrowsIntoAFailureOfTheScan() {
    for (Throwable cause : List.of(new IOException("checked"), new AssertionError("wrong"))) {
      ScanException failure =
          failure(
              FakeVideo.scanner(video, 0)
                  .strategy(
                      (persons, thresholds) -> {
                        throw ScannerFailureTest.<RuntimeException>unchecked(cause);
                      }));

      assertThat(failure.step()).isEqualTo(Step.STRATEGY);
      assertThat(failure.reason()).isEqualTo(Reason.FAILED);
      assertThat(failure).hasCause(cause);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Kotlin and Scala throw
  private static <T extends Throwable> T unchecked(Throwable cause) throws T {
    throw (T) cause;
  }

  @Test
  void endsWhereTheSourceInterruptsItsOwnThread() {
    ScanException failure =
        failure(
            FakeVideo.scanner(
                (input, sampling) -> {
                  Thread.currentThread().interrupt();
                  return video.open(input, sampling);
                },
                0));

    assertThat(failure.step()).isEqualTo(Step.DECODE);
  }

  @Test
  void passesOnWhatTheFrameSourceSays() {
    ScanException said = new ScanException("clip.mp4", Step.DECODE, Reason.NOT_A_VIDEO, "text");

    ScanException failure =
        failure(
            FakeVideo.scanner(
                (input, sampling) -> {
                  throw said;
                },
                0));

    assertThat(failure).isSameAs(said);
  }

  @Test
  void namesItsOwnFileAndStepWhereAStepFailsAtAScanOfItsOwn() {
    ScanException inner = new ScanException("other.mp4", Step.DECODE, Reason.CANCELLED, "inner");

    ScanException failure =
        failure(
            FakeVideo.scanner(video, 0)
                .strategy(
                    (persons, thresholds) -> {
                      throw inner;
                    }));

    assertThat(failure.file()).isEqualTo("clip.mp4");
    assertThat(failure.step()).isEqualTo(Step.STRATEGY);
    assertThat(failure.reason()).isEqualTo(Reason.FAILED);
    assertThat(failure).hasCause(inner);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
  void refusesFramesWithoutATime(double time) {
    ScanException failure = failure(FakeVideo.scanner(source(() -> Frame.of(time, PIXEL)), 0));

    assertThat(failure.step()).isEqualTo(Step.DECODE);
    assertThat(failure.reason()).isEqualTo(Reason.FAILED);
    assertThat(failure).hasMessageContaining(Double.toString(time));
  }

  @Test
  void refusesFramesWithoutASize() {
    ScanException failure = failure(FakeVideo.scanner(source(() -> Frame.of(0, PIXEL, -4, 4)), 0));

    assertThat(failure.step()).isEqualTo(Step.DECODE);
    assertThat(failure.reason()).isEqualTo(Reason.FAILED);
  }

  @Test
  void refusesAStreamThatGivesNullAsAWarning() {
    FrameStream nulls =
        new FrameStream() {
          @Override
          public VideoInfo info() {
            return VideoInfo.of(4, 4);
          }

          @Override
          public Optional<Frame> next() {
            return Optional.empty();
          }

          @Override
          public List<ScanWarning> warnings() {
            return Collections.nCopies(1, null);
          }
        };

    ScanException failure = failure(FakeVideo.scanner((input, sampling) -> nulls, 0));

    assertThat(failure.step()).isEqualTo(Step.DECODE);
    assertThat(failure.reason()).isEqualTo(Reason.BAD_OUTPUT);
  }

  @Test
  @SuppressWarnings({"NullAway", "NullOptional"}) // as one without these checks may return
  void refusesAStreamThatGivesNullInsteadOfNoFrame() {
    FrameStream nulls =
        new FrameStream() {
          @Override
          public VideoInfo info() {
            return VideoInfo.of(4, 4);
          }

          @Override
          public Optional<Frame> next() {
            return null;
          }
        };

    ScanException failure = failure(FakeVideo.scanner((input, sampling) -> nulls, 0));

    assertThat(failure.reason()).isEqualTo(Reason.BAD_OUTPUT);
    assertThat(failure).hasMessageContaining("gave no frame");
  }

  private static FrameSource source(Supplier<Frame> frame) {
    return (input, sampling) -> FrameStream.of(VideoInfo.of(4, 4), List.of(frame.get()));
  }

  @Test
  void failsWhenTheStreamFailsInTheMiddle() {
    ScanException failure = failure(FakeVideo.scanner((input, sampling) -> new Broken(), 0));

    assertThat(failure.step()).isEqualTo(Step.DECODE);
    assertThat(failure.reason()).isEqualTo(Reason.FAILED);
  }

  private static final class Broken implements FrameStream {
    private int count;

    @Override
    public VideoInfo info() {
      return VideoInfo.of(4, 4);
    }

    @Override
    public Optional<Frame> next() {
      if (count == 7) {
        throw new IllegalStateException("broken");
      }
      return Optional.of(Frame.of(count++, PixelImage.filled(4, 4, 0)));
    }
  }

  private static ScanException failure(ScannerBuilder builder) {
    Scanner scanner = builder.build();
    return catchThrowableOfType(ScanException.class, () -> scanner.scan(INPUT));
  }
}
