package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.ScanException.Reason;
import ai.deepware.evidence.Evidence;
import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.evidence.SeenFace;
import ai.deepware.evidence.VideoAnalyzer;
import ai.deepware.face.Face;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Reasons beside the score. */
class ScannerEvidenceTest {
  private final FakeVideo video = new FakeVideo(10);
  private final AtomicInteger closed = new AtomicInteger();

  /** Says how many faces it saw, and how many of them are each person's. */
  private class Counting implements EvidenceAnalyzer {
    private final int burst;

    Counting(int burst) {
      this.burst = burst;
    }

    @Override
    public int burst() {
      return burst;
    }

    @Override
    public VideoAnalyzer open(VideoInfo info) {
      return new VideoAnalyzer() {
        private final List<Face> seen = new ArrayList<>();

        @Override
        public void look(List<SeenFace> faces) {
          faces.forEach(face -> seen.add(face.face()));
        }

        @Override
        public List<Evidence> conclude(List<Identity> persons) {
          List<Evidence> all = new ArrayList<>();
          all.add(Evidence.builder("count").value("faces", seen.size()).text("All."));
          for (Identity person : persons) {
            long known =
                seen.stream()
                    .filter(one -> person.faces().stream().anyMatch(face -> face == one))
                    .count();
            all.add(
                Evidence.builder("count")
                    .identity(person.id())
                    .value("faces", (double) known)
                    .text("His."));
          }
          return all;
        }

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }
  }

  private static EvidenceAnalyzer failing(Throwable failure) {
    return info ->
        new VideoAnalyzer() {
          @Override
          public void look(List<SeenFace> faces) {
            ScannerEvidenceTest.<RuntimeException>sneak(failure);
          }

          @Override
          public List<Evidence> conclude(List<Identity> persons) {
            return List.of();
          }
        };
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void isNoneByDefault() {
    ScanResult result = FakeVideo.scanner(video, 0.9).build().scan(FakeVideo.INPUT);

    assertThat(result.evidence()).isEmpty();
    assertThat(result.timings()).doesNotContainKey(Step.EVIDENCE);
  }

  @Test
  void comesFromAllFacesWithTheirPersons() {
    ScanResult result =
        FakeVideo.scanner(video, 0.9)
            .detector(FakeVideo.faces(2))
            .evidence(List.of(new Counting(1)))
            .build()
            .scan(FakeVideo.INPUT);

    assertThat(result.evidence().get(0).values()).containsEntry("faces", 20.0);
    assertThat(result.evidence().get(1).identity()).hasValue(0);
    assertThat(result.evidence().get(1).values()).containsEntry("faces", 10.0);
    assertThat(result.timings()).containsKey(Step.EVIDENCE);
    assertThat(result.configuration()).containsEntry("evidence.0", "custom");
    assertThat(closed).hasValue(1);
  }

  @Test
  void isAddedToThatOfAScannerThatHasSome() {
    ScanResult result =
        FakeVideo.scanner(video, 0.9).evidence(List.of(new Counting(1))).build().toBuilder()
            .addEvidence(new Counting(1))
            .build()
            .scan(FakeVideo.INPUT);

    assertThat(result.configuration()).containsKeys("evidence.0", "evidence.1");
    assertThat(closed).hasValue(2);
  }

  @Test
  void asksTheSourceForTheLongestBurst() {
    AtomicReference<Sampling> asked = new AtomicReference<>();
    ScanResult result =
        FakeVideo.scanner(
                (input, sampling) -> {
                  asked.set(sampling);
                  return video.open(input, sampling);
                },
                0.9)
            .evidence(List.of(new Counting(3), new Counting(8), new Counting(1)))
            .build()
            .scan(FakeVideo.INPUT);

    Sampling sampling = Objects.requireNonNull(asked.get());
    assertThat(sampling.burst()).isEqualTo(8);
    assertThat(sampling.fps()).isEqualTo(result.sampling().fps());
  }

  @Test
  void refusesABurstThatNobodyGives() {
    assertThatThrownBy(() -> Scanner.builder().evidence(List.of(new Counting(0))))
        .hasMessageContaining("bursts of 0");
    assertThatThrownBy(() -> Scanner.builder().evidence(List.of(new Counting(33))))
        .hasMessageContaining("bursts of 33");
  }

  @Test
  void losesOnlyTheEvidenceOfAnAnalyzerThatFails() {
    EvidenceAnalyzer broken = failing(new AssertionError("broken"));
    ScanResult result =
        FakeVideo.scanner(video, 0.9)
            .evidence(List.of(broken, new Counting(1)))
            .build()
            .scan(FakeVideo.INPUT);

    assertThat(result.score()).isPresent();
    assertThat(result.evidence()).hasSize(2);
    ScanWarning warning = result.warnings().get(0);
    assertThat(warning.kind()).isEqualTo(Kind.EVIDENCE_FAILED);
    assertThat(warning.text()).contains(broken.getClass().getName(), "broken");
    assertThat(result.coverage().partial()).isFalse();
  }

  @Test
  void losesTheEvidenceOfPersonsWhoAreNotThere() {
    EvidenceAnalyzer odd =
        info ->
            new VideoAnalyzer() {
              @Override
              public void look(List<SeenFace> faces) {}

              @Override
              public List<Evidence> conclude(List<Identity> persons) {
                return List.of(Evidence.builder("odd").identity(7).text("Who?"));
              }
            };
    ScanResult result =
        FakeVideo.scanner(video, 0.9).evidence(List.of(odd)).build().scan(FakeVideo.INPUT);

    assertThat(result.evidence()).isEmpty();
    assertThat(result.warnings()).singleElement().asString().contains("person 7");
  }

  @Test
  void endsTheScanWhereTheHeapIsExhausted() {
    ScanException failure =
        catchThrowableOfType(
            ScanException.class,
            () ->
                FakeVideo.scanner(video, 0.9)
                    .evidence(List.of(failing(new OutOfMemoryError("heap"))))
                    .build()
                    .scan(FakeVideo.INPUT));

    assertThat(failure.reason()).isEqualTo(Reason.OUT_OF_MEMORY);
    assertThat(failure.step()).isEqualTo(Step.EVIDENCE);
  }

  @Test
  void isClosedAlsoWhereTheScanFails() {
    ScanException failure =
        catchThrowableOfType(
            ScanException.class,
            () ->
                FakeVideo.scanner(video, 0.9)
                    .evidence(List.of(new Counting(1)))
                    .identityStrategy((faces, thresholds) -> Double.NaN)
                    .build()
                    .scan(FakeVideo.INPUT));

    assertThat(failure.step()).isEqualTo(Step.IDENTITY_STRATEGY);
    assertThat(closed).hasValue(1);
  }

  @Test
  void changesNoScoreUnlessAStrategyLooksAtIt() {
    Strategy looking =
        new Strategy() {
          @Override
          public double score(List<Identity> persons, DecisionThresholds thresholds) {
            return 0.1;
          }

          @Override
          public double score(
              List<Identity> persons, List<Evidence> evidence, DecisionThresholds thresholds) {
            return evidence.isEmpty() ? 0.1 : 0.7;
          }
        };
    ScannerBuilder builder = FakeVideo.scanner(video, 0.9).evidence(List.of(new Counting(1)));

    assertThat(builder.build().scan(FakeVideo.INPUT).score()).hasValue(0.9);
    assertThat(builder.strategy(looking).build().scan(FakeVideo.INPUT).score()).hasValue(0.7);
  }

  @Test
  void isTriedWhenTheScannerIsChecked() {
    Scanner scanner =
        FakeVideo.scanner(video, 0.5)
            .evidence(List.of(failing(new IllegalStateException("no network"))))
            .build();

    assertThatThrownBy(scanner::check).hasMessageContaining("no network");
    FakeVideo.scanner(video, 0.5).evidence(List.of(new Counting(1))).build().check();
  }
}
