package ai.deepware.convert.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch and safetensors wrote (make_import_goldens.py) read as what they hold. */
class CheckpointFormatsTest {
  @TempDir private Path folder;

  /** What a tensor should hold, by its name. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Expected(List<Integer> shape, float[] values) {}

  @BeforeEach
  void copyFiles() throws IOException {
    for (String name : List.of("part-1.safetensors", "part-2.safetensors")) {
      Files.write(folder.resolve(name), CheckpointFiles.bytes(name));
    }
  }

  private Path copy(String name) throws IOException {
    return Files.write(folder.resolve(name), CheckpointFiles.bytes(name));
  }

  private static Map<String, Expected> expected(String file) {
    Map<String, Expected> all = new LinkedHashMap<>();
    new String(CheckpointFiles.bytes("expected.txt"), UTF_8)
        .lines()
        .map(line -> line.split(" ", -1))
        .filter(parts -> parts[0].equals(file))
        .forEach(parts -> all.put(parts[1], expected(parts)));
    return all;
  }

  private static Expected expected(String[] parts) {
    List<Integer> shape =
        parts[2].equals("scalar")
            ? List.of()
            : Arrays.stream(parts[2].split(",", -1)).map(Integer::valueOf).toList();
    float[] values = new float[parts.length - 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(parts[i + 3]);
    }
    return new Expected(shape, values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zip.pt",
        "zip-protocol-4.pt",
        "legacy.pt",
        "nested.pt",
        "nested-legacy.pt",
        "types.safetensors",
        "sharded.safetensors.index.json"
      })
  void readsEveryTypeStrideAndDictionary(String name) throws IOException {
    Map<String, Expected> expected = expected(name);
    try (Checkpoint checkpoint = Checkpoints.open(copy(name))) {
      assertThat(checkpoint.tensors().keySet())
          .containsExactlyInAnyOrderElementsOf(expected.keySet())
          .isNotEmpty();
      for (Map.Entry<String, Tensor> tensor : checkpoint.tensors().entrySet()) {
        Expected should = Objects.requireNonNull(expected.get(tensor.getKey()));
        assertThat(tensor.getValue().shape()).as(tensor.getKey()).isEqualTo(should.shape());
        assertThat(tensor.getValue().read()).as(tensor.getKey()).containsExactly(should.values());
      }
    }
  }

  @Test
  void readsTheModelOfAFolder() throws IOException {
    Files.write(folder.resolve("model.safetensors"), CheckpointFiles.bytes("types.safetensors"));
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThat(checkpoint.file()).isEqualTo(folder.resolve("model.safetensors"));
      assertThat(checkpoint.tensors()).hasSize(10);
    }
  }

  @Test
  void closesTheFileSoThatItCanBeDeleted() throws IOException {
    Path file = copy("types.safetensors");
    Checkpoint checkpoint = Checkpoints.open(file);
    Tensor tensor = checkpoint.tensors().values().iterator().next();
    checkpoint.close();
    checkpoint.close();
    Files.delete(file);
    assertThatThrownBy(tensor::read).isInstanceOf(IOException.class);
  }

  @Test
  void listsTensorsInTheFilesOrder() throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(copy("nested.pt"))) {
      assertThat(checkpoint.tensors().keySet().stream().collect(Collectors.joining(" ")))
          .startsWith("state_dict.module.weight state_dict.module.bias");
    }
  }
}
