package ai.deepware.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.convert.architecture.Head;
import ai.deepware.convert.graph.Precision;
import ai.onnxruntime.OrtException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Imported networks answer what PyTorch answers (make_import_goldens.py). */
class ArchitecturesIT {
  @TempDir private Path folder;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Expected(String network, long[] shape, String output, float[] values) {
    static Expected of(String line) {
      String[] parts = line.split(" ", 4);
      String[] numbers = parts[3].split(" ", -1);
      float[] values = new float[numbers.length];
      for (int i = 0; i < numbers.length; i++) {
        values[i] = Float.parseFloat(numbers[i]);
      }
      long[] shape = Arrays.stream(parts[1].split(",", -1)).mapToLong(Long::parseLong).toArray();
      return new Expected(parts[0], shape, parts[2], values);
    }

    /** Single precision itself is less certain in the deepest networks. */
    float tolerance() {
      return network.equals("efficientnet-b7") || network.startsWith("gend") ? 5e-4f : 1e-4f;
    }

    Head head() {
      return network.endsWith("norm") ? Head.LINEAR_NORM : Head.LINEAR;
    }

    @Override
    public String toString() {
      return network + " " + output;
    }
  }

  static List<Expected> expected() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ArchitecturesIT.class.getResourceAsStream("networks/expected.txt")),
                UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(Expected::of).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("expected")
  void answersWhatPyTorchAnswers(Expected expected) throws IOException, OrtException {
    Path file = write(expected, "", Precision.FLOAT32);

    float[] values = NetworkRun.answer(file, expected.shape(), expected.output());

    assertThat(values).hasSameSizeAs(expected.values());
    double worst = 0;
    for (int i = 0; i < values.length; i++) {
      double error = Math.abs(values[i] - expected.values()[i]);
      worst = Math.max(worst, error / Math.max(1, Math.abs(expected.values()[i])));
    }
    assertThat(worst).isLessThanOrEqualTo(expected.tolerance());
    System.out.printf(Locale.ROOT, "%s: largest difference %.1e%n", expected, worst);
  }

  @Test
  void findsNetworksBehindThePrefixesOfTrainingPrograms() throws IOException, OrtException {
    Expected b0 = expected().get(0);
    Path file = write(b0, "state_dict.module.", Precision.FLOAT32);

    assertThat(NetworkRun.answer(file, b0.shape(), b0.output())[0])
        .isCloseTo(b0.values()[0], within(1e-4f));
  }

  @ParameterizedTest
  @MethodSource("halvable")
  void halfPrecisionChangesAnswersLittle(Expected expected) throws IOException, OrtException {
    float[] single =
        NetworkRun.answer(
            write(expected, "", Precision.FLOAT32), expected.shape(), expected.output());
    Path whole = write(expected, "", Precision.FLOAT16);
    Path stored = write(expected, "", Precision.FLOAT16_WEIGHTS);

    double wholeChange =
        change(single, NetworkRun.answer(whole, expected.shape(), expected.output()));
    double storedChange =
        change(single, NetworkRun.answer(stored, expected.shape(), expected.output()));

    System.out.printf(
        Locale.ROOT,
        "%s: largest change by float16 %.1e, by float16 weights %.1e%n",
        expected,
        wholeChange,
        storedChange);
    assertThat(wholeChange).isBetween(1e-8, 0.05);
    assertThat(storedChange).isBetween(1e-8, 0.02);
    long full = Files.size(folder.resolve(whole.getFileName().toString().replace("16", "32")));
    assertThat(Files.size(whole)).isLessThan((long) (0.55 * full));
    assertThat(Files.size(stored)).isLessThan((long) (0.55 * full));
  }

  static List<Expected> halvable() throws IOException {
    return expected().stream()
        .filter(one -> one.network().matches("efficientnet-b0|inception.*|gend.*"))
        .toList();
  }

  private static double change(float[] before, float[] after) {
    double largest = 0;
    for (int i = 0; i < before.length; i++) {
      largest = Math.max(largest, Math.abs(after[i] - before[i]));
    }
    return largest;
  }

  private Path write(Expected expected, String prefix, Precision precision) throws IOException {
    FormulaCheckpoint weights = new FormulaCheckpoint(expected.network(), prefix);
    int side = (int) expected.shape()[3];
    return NetworkRun.write(weights, precision, side, expected.head(), folder);
  }
}
