package ai.deepware.command.explain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ScanResult;
import ai.deepware.contract.ScanResultFixtures;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static String why(double[]... persons) {
    return why(ScanResultFixtures.scored("clip.mp4", persons));
  }

  private static String why(ScanResult result) {
    List<String> sentences = Explanation.of(result);
    assertThat(sentences).isNotEmpty().doesNotContain("").allMatch(line -> !line.contains("\n"));
    return String.join("\n", sentences);
  }

  private static double[] faces(int count, double value) {
    return DoubleStream.generate(() -> value).limit(count).toArray();
  }

  @Test
  void ofAFakeNamesThePersonAndTheMoments() {
    double[] fake = faces(20, 0.9);
    fake[3] = 0.97;
    fake[12] = 0.99;
    fake[15] = 0.3;

    assertThat(why(faces(20, 0.05), fake))
        .contains("FAKE from 0.800 on; person 1 has 0.900, with 19 of 20 faces at that level")
        .contains("the persons differ: 1 FAKE, 1 REAL")
        .contains("highest of person 1: 0:00.0 (0.90), 0:03.0 (0.97), 0:12.0 (0.99)");
  }

  @Test
  void ofARealOneSaysThatItIsNoProof() {
    assertThat(why(faces(20, 0.1))).isEqualTo(why(faces(6, 0.02))).contains("no proof");
  }

  @Test
  void ofAnUncertainOneNamesTheLevelsAndWhatIsMissing() {
    assertThat(why(faces(6, 0.5)))
        .contains("REAL is up to 0.200, FAKE from 0.800 on: the score lies between")
        .contains("person 0 has 6 faces only; --fps 4 looks more often")
        .contains("person 0's faces are small: 20 pixels wide");
    assertThat(why(faces(30, 0.5))).doesNotContain("--fps");
  }

  @Test
  void withoutAVerdictSaysWhatWouldHelp() {
    assertThat(why(ScanResultFixtures.noIdentity("clip.mp4")))
        .isEqualTo(
            "2 faces in 10 frames, but nobody in the 5 frames that a person needs;"
                + " --fps 4 looks more often");
    assertThat(why(ScanResultFixtures.noFaces("clip.mp4")))
        .isEqualTo("nobody was seen in 10 frames; --fps 4 looks more often");
  }

  @Test
  void fitsAScreenOfEightyColumns() {
    double[][] persons = Collections.nCopies(3, faces(6, 0.5)).toArray(double[][]::new);
    persons[1] = faces(6, 0.999);

    assertThat(why(persons).lines()).allMatch(line -> ("  why: " + line).length() <= 80);
    assertThat(why(faces(6, 0.5)).lines()).allMatch(line -> ("  why: " + line).length() <= 80);
    assertThat(why(faces(6, 0.1)).lines()).allMatch(line -> ("  why: " + line).length() <= 80);
  }
}
