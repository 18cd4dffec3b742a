package ai.deepware.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.deepware.convert.checkpoint.Checkpoint;
import ai.deepware.convert.checkpoint.Tensor;
import ai.deepware.convert.graph.Tensors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/**
 * The weights of a network as a formula gives them, for networks whose files would be large. The
 * formula is that of make_import_goldens.py, which asked PyTorch for the answers.
 */
public final class FormulaCheckpoint implements Checkpoint {
  private final Path file;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /**
   * Makes the weights of a network.
   *
   * @param network one of networks/*.tensors.gz
   * @param prefix what stands in front of the names of its tensors
   * @throws IOException if there is no such network
   */
  public FormulaCheckpoint(String network, String prefix) throws IOException {
    this.file = Path.of(network + ".formula");
    for (String line : listing(network)) {
      String[] parts = line.split(" ", -1);
      List<Integer> shape = Arrays.stream(parts).skip(1).map(Integer::valueOf).toList();
      tensors.put(prefix + parts[0], Tensors.of(shape, () -> weights(parts[0], shape)));
    }
  }

  private static List<String> listing(String network) throws IOException {
    String name = "networks/" + network + ".tensors.gz";
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(
                        FormulaCheckpoint.class.getResourceAsStream(name), name)),
                UTF_8))) {
      return reader.lines().toList();
    }
  }

  /** Replaces a tensor, or adds one. */
  FormulaCheckpoint with(String name, Tensor tensor) {
    tensors.put(name, tensor);
    return this;
  }

  FormulaCheckpoint without(String name) {
    tensors.remove(name);
    return this;
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  @Override
  public void close() {}

  /** Numbers of [-2, 2) for all pixels of a batch. */
  static float[] picture(int count) {
    float[] values = new float[count];
    int start = hash("input");
    for (int i = 0; i < count; i++) {
      values[i] = (float) (4 * uniform(start, i) - 2);
    }
    return values;
  }

  private static float[] weights(String name, List<Integer> shape) {
    int count = shape.stream().reduce(1, (a, b) -> a * b);
    int inputs = count / shape.get(0);
    double most = Math.sqrt(3 * gain(name) / inputs);
    int start = hash(name);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      double u = uniform(start, i);
      double value;
      if (name.endsWith("running_var")) {
        value = 0.5 + u;
      } else if (shape.size() > 1) {
        value = (2 * u - 1) * most;
      } else if (name.endsWith("weight")) {
        value = 0.75 + 0.5 * u;
      } else {
        value = 0.2 * (2 * u - 1);
      }
      values[i] = (float) value;
    }
    return values;
  }

  private static double gain(String name) {
    if (name.endsWith("fc.weight")) {
      return 400;
    }
    if (name.matches(".*\\.[1-9][0-9]*\\.conv_pwl\\..*")) {
      return 0.2;
    }
    return name.contains(".se.") ? 1 : 2;
  }

  private static int hash(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(UTF_8));
    return (int) crc.getValue();
  }

  private static double uniform(int start, int index) {
    int x = start + index * 0x9E3779B9;
    x ^= x >>> 16;
    x *= 0x85EBCA6B;
    x ^= x >>> 13;
    x *= 0xC2B2AE35;
    x ^= x >>> 16;
    return (x >>> 8) / 0x1p24;
  }
}
