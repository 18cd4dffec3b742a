package ai.deepware.convert.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a checkpoint, it is read or refused: 20,000 mutations in all. */
class CheckpointFuzzTest {
  private static final int MUTATIONS = 5_000;
  private static final int MOST_BYTES = 64 << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"zip.pt", "nested.pt", "nested-legacy.pt", "types.safetensors"})
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void readsOrRefusesEveryMutation(String name) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] original = CheckpointFiles.bytes(name);
    Map<String, byte[]> entries =
        name.equals("zip.pt") ? CheckpointFiles.unzip(original) : Map.of();
    Random random = new Random(name.hashCode());
    Path file = folder.resolve("mutation");
    int refused = 0;
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < MUTATIONS; i++) {
        replace(out, entries.isEmpty() ? mutated(original, random) : mutated(entries, random));
        long before = threads.getCurrentThreadAllocatedBytes();
        refused += read(file) ? 0 : 1;
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
            .as("bytes for mutation " + i)
            .isLessThan(MOST_BYTES);
      }
    }
    assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS);
  }

  /** Without emptying the file first, which some file systems take as a reason to flush. */
  private static void replace(FileChannel out, byte[] content) throws IOException {
    out.write(ByteBuffer.wrap(content), 0);
    out.truncate(content.length);
  }

  private static boolean read(Path file) throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      for (Tensor tensor : checkpoint.tensors().values()) {
        tensor.read();
      }
      return true;
    } catch (CheckpointException e) {
      assertThat(e).hasMessageStartingWith("cannot import ").hasMessageContaining(file.toString());
      return false;
    }
  }

  /** Mutates the pickle within a zip, whose check sums are right. */
  private static byte[] mutated(Map<String, byte[]> entries, Random random) throws IOException {
    Map<String, byte[]> changed = new LinkedHashMap<>(entries);
    changed.replaceAll(
        (name, content) -> name.endsWith("data.pkl") ? mutated(content, random) : content);
    return CheckpointFiles.zip(changed);
  }

  private static byte[] mutated(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = random.nextBoolean() ? 0 : (byte) 0xff;
        case 3 -> {
          int length = random.nextInt(Math.min(64, bytes.length - at));
          int from = random.nextInt(bytes.length - length);
          System.arraycopy(original, from, bytes, at, length);
        }
        default -> bytes = at > 20 ? Arrays.copyOf(bytes, at) : bytes;
      }
    }
    return bytes;
  }
}
