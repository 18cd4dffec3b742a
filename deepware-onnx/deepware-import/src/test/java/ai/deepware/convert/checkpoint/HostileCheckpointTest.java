package ai.deepware.convert.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.convert.checkpoint.CheckpointException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that lie come back as a clear error, within bounded memory and time. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileCheckpointTest {
  @TempDir private Path folder;

  private CheckpointException failure(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("file"), content);
    CheckpointException failure =
        catchThrowableOfType(
            CheckpointException.class,
            () -> {
              try (Checkpoint checkpoint = Checkpoints.open(file)) {
                for (Tensor tensor : checkpoint.tensors().values()) {
                  tensor.read();
                }
              }
            });
    assertThat(failure).isNotNull();
    assertThat(failure).hasMessageStartingWith("cannot import " + file + ": ");
    return failure;
  }

  private CheckpointException failureOfPickle(PickleWriter pickle) throws IOException {
    return failure(CheckpointFiles.withPickle(pickle.end()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"malicious.pt", "malicious-legacy.pt"})
  void namesTheCommandThatItDoesNotRun(String name) throws IOException {
    CheckpointException failure = failure(CheckpointFiles.bytes(name));
    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN);
    assertThat(failure)
        .hasMessageContaining("posix.system")
        .hasMessageContaining("nothing was executed");
  }

  @Test
  void refusesWholeModulesAndSaysWhatToSave() throws IOException {
    CheckpointException failure = failure(CheckpointFiles.bytes("whole-module.pt"));
    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN);
    assertThat(failure).hasMessageContaining("torch.save(model.state_dict(), file)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "builtins.eval",
        "builtins.getattr",
        "os.system",
        "subprocess.Popen",
        "torch.load",
        "torch._utils._rebuild_device_tensor_from_numpy",
        "numpy.load",
        "collections.Counter"
      })
  void refusesEveryOtherFunction(String name) throws IOException {
    int dot = name.lastIndexOf('.');
    PickleWriter pickle =
        PickleWriter.start()
            .global(name.substring(0, dot), name.substring(dot + 1))
            .ops("(")
            .text("argument")
            .ops("tR");
    assertThat(failureOfPickle(pickle).reason()).isEqualTo(Reason.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip.pt", "legacy.pt", "types.safetensors"})
  void saysThatAFileIsCutOff(String name) throws IOException {
    byte[] whole = CheckpointFiles.bytes(name);
    for (int length = 0; length < whole.length; length += 13) {
      CheckpointException failure = failure(Arrays.copyOf(whole, length));
      assertThat(failure.reason())
          .isIn(Reason.TRUNCATED, Reason.CORRUPT, Reason.UNKNOWN_FORMAT, Reason.UNSUPPORTED);
    }
  }

  @Test
  void noticesAChangedWeightInAZip() throws IOException {
    byte[] content = CheckpointFiles.withPickle(tensor(6, 0, 6, 1).end());
    String name = "archive/data/0";
    content[new String(content, ISO_8859_1).indexOf(name) + name.length() + 5] ^= 1;
    assertThat(failure(content)).hasMessageContaining("check sum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "<html>not found</html>", "version https://git-lfs.github.com"})
  void refusesWhatIsNoCheckpoint(String content) throws IOException {
    assertThat(failure(content.getBytes(UTF_8)).reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
  }

  @Test
  void refusesADictionaryThatHoldsItself() throws IOException {
    PickleWriter pickle = PickleWriter.start().ops("}q\u0000").text("self").ops("h\u0000s");
    assertThat(failureOfPickle(pickle)).hasMessageContaining("hold themselves");
  }

  @Test
  void refusesDictionariesThatAreTwoOfTheNextEach() throws IOException {
    // Eight levels of 60 references to the next: 60^7 entries, of which it must not look at all.
    PickleWriter pickle = PickleWriter.start().ops("}q\u0000");
    for (int level = 1; level < 8; level++) {
      pickle.ops("}q" + (char) level + "(");
      for (int i = 0; i < 60; i++) {
        pickle.text("k" + i).ops("h" + (char) (level - 1));
      }
      pickle.ops("u");
    }
    assertThat(failureOfPickle(pickle).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesAPickleOfEndlessInstructions() throws IOException {
    assertThat(failureOfPickle(PickleWriter.start().repeat(5_000_000, "N")).reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesATextLargerThanAnyName() throws IOException {
    PickleWriter pickle = PickleWriter.start().ops("X").intValue(0x7fffffff);
    assertThat(failureOfPickle(pickle).reason()).isIn(Reason.TOO_LARGE, Reason.TRUNCATED);
  }

  @Test
  void refusesATensorLargerThanItsStorage() throws IOException {
    PickleWriter pickle = tensor(6, 0, 1 << 30, 1);
    assertThat(failureOfPickle(pickle).reason()).isIn(Reason.TOO_LARGE, Reason.TRUNCATED);
  }

  @Test
  void refusesATensorThatRepeatsOneElement() throws IOException {
    assertThat(failureOfPickle(tensor(6, 0, 1 << 26, 0)).reason()).isEqualTo(Reason.TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 6, 0x7fffffff})
  void refusesATensorOutsideItsStorage(int first) throws IOException {
    assertThat(failureOfPickle(tensor(6, first, 2, 1)).reason()).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void refusesAStrideThatLeadsOut() throws IOException {
    assertThat(failureOfPickle(tensor(6, 0, 2, 100)).reason()).isEqualTo(Reason.CORRUPT);
    assertThat(failureOfPickle(tensor(6, 4, 2, -1)).reason()).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void refusesAStorageThatIsLargerThanItsFile() throws IOException {
    assertThat(failureOfPickle(tensor(1_000_000, 0, 2, 1)).reason()).isEqualTo(Reason.CORRUPT);
  }

  /** A tensor of one dimension called t. */
  private static PickleWriter tensor(int elements, int first, int size, int stride) {
    return PickleWriter.start()
        .ops("}")
        .text("t")
        .global("torch._utils", "_rebuild_tensor_v2")
        .ops("(")
        .storage(elements)
        .number(first)
        .number(size)
        .ops("\u0085")
        .number(stride)
        .ops("\u0085\u0089}tRs");
  }

  @Test
  void refusesManyTensorsOfVeryManyDimensions() throws IOException {
    // A tuple of 200,000 sizes, used by 20,000 tensors: 64 GB, were they copied.
    PickleWriter pickle =
        PickleWriter.start()
            .global("torch._utils", "_rebuild_tensor_v2")
            .ops("q\u0001(")
            .storage(6)
            .ops("K\u0000(")
            .repeat(200_000, "K\u0001")
            .ops("tq\u0002h\u0002tq\u0003(");
    assertThat(failureOfPickle(pickle.repeat(20_000, "h\u0001h\u0003R")).reason())
        .isEqualTo(Reason.CORRUPT);
  }

  @Test
  void refusesToCopyALongListAgainAndAgain() throws IOException {
    // 100,000 pairs, of which 100,000 dictionaries would be made.
    PickleWriter pickle =
        PickleWriter.start()
            .global("collections", "OrderedDict")
            .ops("q\u0001](")
            .text("k")
            .ops("K\u0001\u0086q\u0002")
            .repeat(100_000, "h\u0002")
            .ops("e\u0085q\u0003(");
    assertThat(failureOfPickle(pickle.repeat(100_000, "h\u0001h\u0003R")).reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesACompressedEntryThatUnfolds() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("archive/data.pkl"));
      out.write(new byte[100_000_000]);
    }
    assertThat(bytes.size()).isLessThan(200_000);
    assertThat(failure(bytes.toByteArray()).reason()).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void refusesAZipWithoutPickleAndOneWithTwo() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a/other.txt", new byte[1]);
    assertThat(failure(CheckpointFiles.zip(entries))).hasMessageContaining("no data.pkl");
    entries.put("a/data.pkl", new byte[1]);
    entries.put("b/data.pkl", new byte[1]);
    assertThat(failure(CheckpointFiles.zip(entries))).hasMessageContaining("several data.pkl");
  }

  @Test
  void refusesASafetensorsHeaderLargerThanTheFile() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(0, 1 << 20).put(8, (byte) '{');
    assertThat(failure(file.array()).reason()).isEqualTo(Reason.TRUNCATED);
    file.putLong(0, 1L << 36);
    assertThat(failure(file.array()).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F4\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{}}",
        "{\"a\":7}",
        "{\"a\":"
      })
  void refusesSafetensorsThatContradictThemselves(String header) throws IOException {
    byte[] json = header.getBytes(UTF_8);
    ByteBuffer file = ByteBuffer.allocate(16 + json.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(json.length).put(json);
    assertThat(failure(file.array()).reason())
        .isIn(Reason.CORRUPT, Reason.TRUNCATED, Reason.TOO_LARGE, Reason.UNSUPPORTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.safetensors", "/etc/passwd", "missing.safetensors"})
  void refusesAnIndexThatLeadsElsewhere(String shard) throws IOException {
    Path index = folder.resolve("model.safetensors.index.json");
    Files.writeString(index, "{\"weight_map\":{\"a\":\"" + shard + "\"}}");
    CheckpointException failure =
        catchThrowableOfType(CheckpointException.class, () -> Checkpoints.open(index).close());
    assertThat(failure.reason()).isIn(Reason.FORBIDDEN, Reason.TRUNCATED);
  }

  @Test
  void refusesWeightsThatAreNoNumbers() throws IOException {
    Map<String, byte[]> entries =
        CheckpointFiles.unzip(CheckpointFiles.withPickle(tensor(6, 0, 6, 1).end()));
    ByteBuffer.wrap(Objects.requireNonNull(entries.get("archive/data/0")))
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(8, Float.NaN);
    assertThat(failure(CheckpointFiles.zip(entries))).hasMessageContaining("a weight is NaN");
  }
}
