package ai.deepware;

import static ai.deepware.FakeVideo.INPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.face.Box;
import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.identity.Identity;
import ai.deepware.model.ModelInfo;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.FacePredictor;
import ai.deepware.predict.Verdict;
import ai.deepware.strategy.IdentityStrategy;
import ai.deepware.strategy.Strategy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScannerTest {
  private final FakeVideo video = new FakeVideo(10);

  @Test
  void scoresAPersonAndTheVideo() {
    ScanResult result = FakeVideo.scanner(video, 0.9).build().scan(INPUT);

    assertThat(result.outcome()).isEqualTo(Outcome.SCORED);
    assertThat(result.score()).hasValueCloseTo(0.9, within(1e-12));
    assertThat(result.verdict()).contains(Verdict.FAKE);
    assertThat(result.file()).isEqualTo("clip.mp4");
    assertThat(result.identities()).hasSize(1);
    Identity person = result.identities().get(0);
    assertThat(person.faces()).hasSize(10);
    assertThat(person.firstSeconds()).isEqualTo(0);
    assertThat(person.lastSeconds()).isEqualTo(9);
    assertThat(person.verdict()).isEqualTo(Verdict.FAKE);
    assertThat(result.facesWithoutIdentity()).isEmpty();
    assertThat(result.coverage().partial()).isFalse();
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void listsTheTimesOfAllFramesLookedAt() {
    ScanResult result = FakeVideo.scanner(new FakeVideo(3), 0.9).build().scan(INPUT);

    assertThat(result.frameTimes()).containsExactly(0.0, 1.0, 2.0);
  }

  @Test
  void finishesThoughTheListenerFails() {
    ScanResult result =
        FakeVideo.scanner(video, 0.9)
            .listener(
                progress -> {
                  throw new IllegalStateException("no more terminal");
                })
            .build()
            .scan(INPUT);

    assertThat(result.outcome()).isEqualTo(Outcome.SCORED);
  }

  @Test
  void keepsEmbeddingsWhoseArrayIsUsedAgain() {
    float[] reused = new float[2];
    ScanResult result =
        FakeVideo.scanner(video, 0.9)
            .batchSize(1)
            .embedder(
                faces -> {
                  int person = FakeVideo.number(faces.get(0)) % 2;
                  reused[0] = person;
                  reused[1] = 1 - person;
                  return List.of(reused);
                })
            .build()
            .scan(INPUT);

    assertThat(result.identities()).hasSize(2);
  }

  @Test
  void keepsThePersonsThatAStrategyWouldRemove() {
    ScanException failure =
        catchThrowableOfType(
            ScanException.class,
            () ->
                FakeVideo.scanner(video, 0.9)
                    .strategy(
                        (persons, thresholds) -> {
                          persons.clear();
                          return 0.5;
                        })
                    .build()
                    .scan(INPUT));

    assertThat(failure.step()).isEqualTo(Step.STRATEGY);
  }

  @Test
  void takesForeverForNoLimit() {
    Duration forever = ChronoUnit.FOREVER.getDuration();
    ScanResult result =
        FakeVideo.scanner(video, 0.9)
            .timeout(forever)
            .limits(ScanLimits.builder().duration(forever).build())
            .build()
            .scan(INPUT);

    assertThat(result.frameTimes()).hasSize(10);
  }

  @Test
  void returnsNoFacesWhenDetectorFindsNone() {
    ScanResult result =
        FakeVideo.scanner(video, 0.9).detector(FakeVideo.faces(0)).build().scan(INPUT);

    assertThat(result.outcome()).isEqualTo(Outcome.NO_FACES);
    assertThat(result.score()).isEmpty();
    assertThat(result.verdict()).isEmpty();
    assertThat(result.frameTimes()).hasSize(10);
  }

  @Test
  void returnsNoIdentityWhenNobodyHasEnoughFaces() {
    ScanResult result = FakeVideo.scanner(new FakeVideo(4), 0.9).build().scan(INPUT);

    assertThat(result.outcome()).isEqualTo(Outcome.NO_IDENTITY);
    assertThat(result.score()).isEmpty();
    assertThat(result.facesWithoutIdentity()).hasSize(4);
    assertThat(result.faceCount()).isEqualTo(4);
  }

  @Test
  void warnsWhenTheSamplingChoosesNoFrame() {
    ScanResult result = FakeVideo.scanner(new FakeVideo(0), 0.9).build().scan(INPUT);

    assertThat(result.outcome()).isEqualTo(Outcome.NO_FACES);
    assertThat(result.coverage().partial()).isTrue();
    assertThat(result.warnings()).singleElement().asString().contains("no frame");
  }

  @Test
  void keepsNoiseOutOfTheScore() {
    ScanResult result =
        FakeVideo.scanner(video, 0)
            .predictor(FacePredictor.ofEach(ScannerTest::fakeInFrameThree))
            .clusterer(
                vectors -> {
                  int[] labels = new int[vectors.size()];
                  labels[3] = -1;
                  return labels;
                })
            .build()
            .scan(INPUT);

    assertThat(result.score()).hasValueCloseTo(0.01, within(1e-12));
    assertThat(result.facesWithoutIdentity()).singleElement().matches(face -> face.time() == 3);
  }

  private static double fakeInFrameThree(FaceImage face) {
    return FakeVideo.number(face) == 3 ? 1 : 0;
  }

  @Test
  void numbersPersonsByFirstAppearance() {
    ScanResult result =
        FakeVideo.scanner(video, 0.5)
            .clusterer(vectors -> new int[] {-1, 7, 7, 0, 0, 7, 0, 0, 0, 0})
            .minFaces(3)
            .build()
            .scan(INPUT);

    assertThat(result.identities()).extracting(Identity::id).containsExactly(0, 1);
    assertThat(result.identities()).extracting(Identity::firstSeconds).containsExactly(1.0, 3.0);
  }

  @Test
  void scoresNobodyOfTooFewFacesWhateverTheClustererSays() {
    ScanResult result =
        FakeVideo.scanner(video, 0.1)
            .predictor(FacePredictor.ofEach(ScannerTest::fakeInFrameThree))
            .clusterer(vectors -> new int[] {0, 0, 0, 1, 0, 0, 2, 2, 2, 2})
            .build()
            .scan(INPUT);

    assertThat(result.identities()).singleElement().matches(person -> person.faces().size() == 5);
    assertThat(result.score()).hasValueCloseTo(0.01, within(1e-12));
    assertThat(result.facesWithoutIdentity())
        .extracting(Face::time)
        .containsExactly(3.0, 6.0, 7.0, 8.0, 9.0);
    assertThat(result.warnings())
        .containsExactly(
            new ScanWarning(
                Kind.PERSONS_DROPPED,
                2,
                "2 persons have fewer than 5 faces that were judged and were left out"));
    assertThat(result.coverage().partial()).isFalse();
  }

  @Test
  void scoresAPersonThatLostFacesOnItsBorderInTheReferencesMode() {
    ScanResult result =
        FakeVideo.scanner(video, 0.7)
            .clusterer(vectors -> new int[] {0, 0, -1, -1, -1, -1, -1, -1, -1, -1})
            .identityStrategy(IdentityStrategy.reference())
            .strategy(Strategy.reference())
            .minFaces(2)
            .build()
            .scan(INPUT);

    assertThat(result.score()).hasValueCloseTo(0.7, within(1e-12));
  }

  @Test
  void givesBoxesInPixelsOfTheDisplayedFrame() {
    ScanResult result = FakeVideo.scanner(video, 0.5).build().scan(INPUT);

    assertThat(result.identities().get(0).faces().get(0).box()).isEqualTo(new Box(4, 2, 8, 10));
  }

  @Test
  void takesTheLevelsOfThePredictor() {
    ScanResult result = FakeVideo.scanner(video, 0).predictor(calibrated(0.6)).build().scan(INPUT);

    assertThat(result.verdict()).contains(Verdict.FAKE);
    assertThat(result.configuration()).containsEntry("thresholds.fake", "0.55");
  }

  @Test
  void prefersTheLevelsOfTheBuilder() {
    ScanResult result =
        FakeVideo.scanner(video, 0)
            .predictor(calibrated(0.6))
            .thresholds(new DecisionThresholds(0.1, 0.7))
            .build()
            .scan(INPUT);

    assertThat(result.verdict()).contains(Verdict.UNCERTAIN);
  }

  private static FacePredictor calibrated(double fake) {
    return new FacePredictor() {
      @Override
      public List<Prediction> predict(List<FaceImage> faces) {
        return faces.stream().map(face -> Prediction.of(fake)).toList();
      }

      @Override
      public Optional<DecisionThresholds> thresholds() {
        return Optional.of(new DecisionThresholds(0.3, 0.55));
      }

      @Override
      public List<ModelInfo> models() {
        return List.of(new ModelInfo("predictor", "predictor.onnx", "00"));
      }
    };
  }

  @Test
  void carriesWhatIsNeededToReproduceIt() {
    ScanResult result = FakeVideo.scanner(video, 0).predictor(calibrated(0.6)).build().scan(INPUT);

    assertThat(result.models()).extracting(ModelInfo::file).containsExactly("predictor.onnx");
    assertThat(result.configuration())
        .containsEntry("sampling.mode", "time")
        .containsEntry("sampling.fps", "1.0")
        .containsEntry("detector", "custom")
        .containsEntry("batchSize", "4")
        .containsEntry("timeout", "none")
        .containsEntry("limits.duration", "21600 s")
        .containsEntry("java", System.getProperty("java.vm.name") + " " + Runtime.version())
        .hasEntrySatisfying("deepware", version -> assertThat(version).matches("\\d+\\.\\d+.*"));
    assertThat(result.timings())
        .containsOnlyKeys(EnumSet.complementOf(EnumSet.of(Step.EVIDENCE)).toArray(Step[]::new));
  }

  @Test
  void tellsTwoCustomStepsApart() {
    FacePredictor one = calibrated(0.6);
    FacePredictor other = faces -> one.predict(faces);

    assertThat(FakeVideo.scanner(video, 0).predictor(one).build().scan(INPUT).configuration())
        .containsEntry("predictor.type", one.getClass().getName())
        .doesNotContainEntry("predictor.type", other.getClass().getName());
  }

  @Test
  void namesTheModelsOfEveryStep() {
    ModelInfo info = new ModelInfo("strategy", "forest.bin", "01");
    Strategy learned =
        new Strategy() {
          @Override
          public double score(List<Identity> identities, DecisionThresholds thresholds) {
            return 0.5;
          }

          @Override
          public List<ModelInfo> models() {
            return List.of(info);
          }
        };

    assertThat(FakeVideo.scanner(video, 0).strategy(learned).build().scan(INPUT).models())
        .containsExactly(info);
  }

  @Test
  void usesCustomStrategies() {
    ScanResult result =
        FakeVideo.scanner(video, 0.4)
            .identityStrategy((faces, thresholds) -> faces.size() / 100.0)
            .strategy((persons, thresholds) -> 1 - persons.get(0).score())
            .build()
            .scan(INPUT);

    assertThat(result.score()).hasValueCloseTo(0.9, within(1e-12));
  }

  @Test
  void tellsTheListenerOfEveryStep() {
    List<ScanProgress> heard = Collections.synchronizedList(new ArrayList<>());

    FakeVideo.scanner(video, 0.5).listener(heard::add).build().scan(INPUT);

    assertThat(heard)
        .extracting(ScanProgress::step)
        .contains(Step.DECODE, Step.DETECT, Step.PREDICT, Step.EMBED, Step.CLUSTER, Step.STRATEGY);
    // Ten frames are three batches of four at most.
    for (Step step : List.of(Step.DETECT, Step.PREDICT, Step.EMBED)) {
      assertThat(heard).filteredOn(progress -> progress.step() == step).hasSize(3);
    }
    ScanProgress last = heard.get(heard.size() - 1);
    assertThat(last.framesDone()).isEqualTo(10);
    assertThat(last.framesExpected()).hasValue(10);
    assertThat(last.facesFound()).isEqualTo(10);
  }

  @Test
  void closesTheStreamThatItOpened() {
    FakeVideo.scanner(video, 0.5).build().scan(INPUT);

    assertThat(video.opened).hasValue(1);
    assertThat(video.closed).hasValue(1);
  }

  @Test
  void tellsItsListenerHowMuchIsDone() {
    List<Double> fractions = new ArrayList<>();
    List<Long> faces = new ArrayList<>();

    FakeVideo.scanner(video, 0.5)
        .listener(
            progress -> {
              fractions.add(progress.fraction().orElseThrow());
              if (progress.step() == Step.PREDICT) {
                faces.add(progress.facesFound());
              }
            })
        .build()
        .scan(INPUT);

    assertThat(fractions).isSorted().last().isEqualTo(1.0);
    assertThat(faces).containsExactly(4L, 8L, 10L);
  }
}
