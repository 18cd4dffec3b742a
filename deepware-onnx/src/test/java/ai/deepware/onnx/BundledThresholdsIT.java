package ai.deepware.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The thresholds that the bundled predictor brings, against the scores that videos had with it. */
class BundledThresholdsIT {
  /** A scanned video: the score of its most suspicious person, and the mean over its persons. */
  private record Scored(
      String group, boolean fake, String method, String person, double highest, double mean) {
    static Scored of(String line) {
      String[] cells = line.split(",", -1);
      return new Scored(
          cells[0],
          cells[1].equals("fake"),
          cells[2],
          cells[3],
          Double.parseDouble(cells[4]),
          Double.parseDouble(cells[5]));
    }

    Verdict verdict(DecisionThresholds thresholds) {
      return thresholds.verdict(highest >= thresholds.fake() ? highest : mean);
    }
  }

  private static List<Scored> videos;
  private static DecisionThresholds thresholds;

  @BeforeAll
  static void open() throws IOException {
    try (InputStream scores =
            Objects.requireNonNull(
                BundledThresholdsIT.class.getResourceAsStream("video-scores.csv"));
        OnnxModels models = OnnxModels.bundled(Device.cpu())) {
      videos = new String(scores.readAllBytes(), UTF_8).lines().skip(1).map(Scored::of).toList();
      thresholds = models.predictor().thresholds().orElseThrow();
    }
  }

  /** Every person counts alike, however many videos of it there are. */
  private static double share(Predicate<Scored> which, Verdict verdict) {
    Map<String, List<Scored>> persons =
        videos.stream().filter(which).collect(groupingBy(Scored::person));
    assertThat(persons).isNotEmpty();
    return persons.values().stream()
        .mapToDouble(
            of ->
                of.stream().filter(one -> one.verdict(thresholds) == verdict).count()
                    / (double) of.size())
        .average()
        .orElseThrow();
  }

  @Test
  void callAtMostOneInTwentyRealPersonsFakeAsTheyComeAndCompressed() {
    assertThat(share(v -> v.group().equals("fit") && !v.fake(), Verdict.FAKE))
        .isLessThanOrEqualTo(0.05);
    assertThat(share(v -> v.group().equals("fit-crf") && !v.fake(), Verdict.FAKE))
        .isLessThanOrEqualTo(0.05);
  }

  @Test
  void callHalfOfTheLabelledFakesFakeAndNoRealOneOfThem() {
    assertThat(share(v -> v.group().equals("labelled") && v.fake(), Verdict.FAKE))
        .isGreaterThanOrEqualTo(0.5);
    assertThat(share(v -> v.group().equals("labelled") && !v.fake(), Verdict.FAKE)).isZero();
  }

  @Test
  void callAtMostOneInTenSwapsReal() {
    assertThat(share(v -> v.method().equals("live swap"), Verdict.REAL)).isLessThanOrEqualTo(0.1);
    assertThat(share(v -> v.group().startsWith("labelled") && v.fake(), Verdict.REAL))
        .isLessThanOrEqualTo(0.1);
  }

  @Test
  void areThoseOfTheModelCard() {
    assertThat(BundledModel.PREDICTOR.card())
        .contains(
            String.format(
                Locale.ROOT,
                "REAL up to %.3f, FAKE from %.3f",
                thresholds.real(),
                thresholds.fake()));
  }
}
