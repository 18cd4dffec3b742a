package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.ScanException.Reason;
import ai.deepware.face.Box;
import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;
import ai.deepware.face.FakeMap;
import ai.deepware.face.Prediction;
import ai.deepware.face.Prediction.Abstention;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.frame.VideoInfo;
import ai.deepware.predict.FacePredictor;
import ai.deepware.predict.VideoPredictor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a predictor may say, and what a scan makes of it. */
class PredictionTest {
  private static ScanResult scan(FacePredictor predictor) {
    return FakeVideo.scanner(new FakeVideo(10), 0)
        .predictor(predictor)
        .build()
        .scan(FakeVideo.INPUT);
  }

  private static Prediction abstainingEarly(FaceImage face, int before) {
    return FakeVideo.number(face) < before
        ? Prediction.abstain(Abstention.TOO_BLURRED)
        : Prediction.of(0.9);
  }

  @Test
  void leavesFacesThatWereNotJudgedOutOfTheScore() {
    ScanResult result =
        scan(faces -> faces.stream().map(face -> abstainingEarly(face, 4)).toList());

    assertThat(result.score()).hasValueCloseTo(0.9, within(1e-12));
    List<Face> faces = result.identities().get(0).faces();
    assertThat(faces).hasSize(10);
    assertThat(faces.get(3).prediction().abstention()).contains(Abstention.TOO_BLURRED);
    assertThatThrownBy(faces.get(3)::fakeProbability).hasMessageContaining("TOO_BLURRED");
    assertThat(result.warnings())
        .singleElement()
        .matches(warning -> warning.kind() == Kind.FACES_NOT_JUDGED && warning.amount() == 4);
  }

  @Test
  void scoresNobodyOfWhomTooFewFacesWereJudged() {
    ScanResult result =
        scan(faces -> faces.stream().map(face -> abstainingEarly(face, 6)).toList());

    assertThat(result.outcome()).isEqualTo(Outcome.NO_IDENTITY);
    assertThat(result.facesWithoutIdentity()).hasSize(10);
    assertThat(result.warnings())
        .extracting(warning -> warning.kind())
        .containsExactly(Kind.FACES_NOT_JUDGED, Kind.PERSONS_DROPPED);
  }

  @Test
  void placesMapsInPixelsOfTheDisplayedFrame() {
    FakeMap map = FakeMap.of(new Box(2, 1, 4, 4), 2, 1, 0.25f, 0.75f);

    ScanResult result =
        scan(faces -> faces.stream().map(face -> Prediction.of(0.9).withMap(map)).toList());

    FakeMap seen = result.identities().get(0).faces().get(0).prediction().map().orElseThrow();
    assertThat(seen.region()).isEqualTo(new Box(4, 2, 8, 8));
    assertThat(seen.value(1, 0)).isEqualTo(0.75f);
  }

  @Test
  void refusesMapsThatAreNone() {
    Box box = new Box(0, 0, 1, 1);
    assertThatThrownBy(() -> FakeMap.of(box, 2, 2, 0, 0, 0)).hasMessageContaining("3");
    assertThatThrownBy(() -> FakeMap.of(box, 1, 1, Float.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> FakeMap.of(box, 1, 1, 0).value(1, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void collectsFacesOfManyFramesUpToThePredictorsBatch() {
    List<Integer> batches = new ArrayList<>();

    ScanResult result = scan(batches(8, batches));

    // Four frames at a time are decoded and searched, each with a face.
    assertThat(batches).containsExactly(8, 2);
    assertThat(result.faceCount()).isEqualTo(10);
    assertThat(result.identities().get(0).faces()).extracting(Face::time).isSorted();
  }

  @Test
  void waitsForNobodyWithoutAPreferredBatch() {
    List<Integer> batches = new ArrayList<>();

    scan(batches(1, batches));

    assertThat(batches).containsExactly(4, 4, 2);
  }

  private static FacePredictor batches(int preferred, List<Integer> batches) {
    return new FacePredictor() {
      @Override
      public List<Prediction> predict(List<FaceImage> faces) {
        batches.add(faces.size());
        return faces.stream().map(face -> Prediction.of(0.1)).toList();
      }

      @Override
      public int preferredBatch() {
        return preferred;
      }
    };
  }

  @Test
  void opensThePredictorOnceForAVideoAndClosesIt() {
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();

    ScanResult result = scan(perVideo(opened, closed, 100));

    assertThat(result.score()).hasValueCloseTo(0.7, within(1e-12));
    assertThat(opened).hasValue(1);
    assertThat(closed).hasValue(1);
  }

  @Test
  void closesThePredictorOfAVideoWhoseScanFails() {
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();

    assertThatThrownBy(() -> scan(perVideo(opened, closed, 2)))
        .isInstanceOfSatisfying(
            ScanException.class,
            failure -> {
              assertThat(failure.step()).isEqualTo(Step.PREDICT);
              assertThat(failure.reason()).isEqualTo(Reason.FAILED);
            });
    assertThat(closed).hasValue(1);
  }

  private static FacePredictor perVideo(AtomicInteger opened, AtomicInteger closed, int failing) {
    return new FacePredictor() {
      @Override
      public List<Prediction> predict(List<FaceImage> faces) {
        throw new AssertionError("only an opened predictor is asked");
      }

      @Override
      public VideoPredictor open(VideoInfo video) {
        opened.incrementAndGet();
        AtomicInteger asked = new AtomicInteger();
        return new VideoPredictor() {
          @Override
          public List<Prediction> predict(List<FaceImage> faces) {
            if (asked.incrementAndGet() == failing) {
              throw new IllegalStateException("enough");
            }
            return faces.stream().map(face -> Prediction.of(0.7)).toList();
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
      }
    };
  }

  @Test
  void closesThePredictorOfAVideoWhoseScanIsCancelled() {
    AtomicInteger closed = new AtomicInteger();
    Cancellation cancellation = new Cancellation();
    Scanner scanner =
        FakeVideo.scanner(new FakeVideo(1000), 0)
            .predictor(perVideo(new AtomicInteger(), closed, 1000))
            .build();
    ScanRequest request =
        ScanRequest.builder(FakeVideo.INPUT)
            .cancellation(cancellation)
            .listener(
                progress -> {
                  if (progress.step() == Step.EMBED) {
                    cancellation.cancel();
                  }
                })
            .build();

    assertThatThrownBy(() -> scanner.scan(request)).hasMessageContaining("cancelled");

    assertThat(closed).hasValue(1);
  }
}
