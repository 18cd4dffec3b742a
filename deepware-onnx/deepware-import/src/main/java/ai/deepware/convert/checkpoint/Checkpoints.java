package ai.deepware.convert.checkpoint;

import ai.deepware.convert.checkpoint.CheckpointException.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Opens files of weights, whatever their format.
 *
 * @since 0.1
 */
public final class Checkpoints {
  private static final int MAX_CONFIG = 1 << 20;
  private static final List<String> NAMES =
      List.of("model.safetensors.index.json", "model.safetensors", "pytorch_model.bin");

  private Checkpoints() {}

  /**
   * Opens a file of weights. The format is recognized by the content, not by the name.
   *
   * @param path a PyTorch checkpoint, a safetensors file, the index of a sharded one ({@code
   *     *.json}), or a directory that holds {@code model.safetensors.index.json}, {@code
   *     model.safetensors} or {@code pytorch_model.bin}
   * @return the checkpoint, to be closed by the caller
   * @throws CheckpointException if it is malformed, hostile, or in no known format
   * @throws IOException if it cannot be read
   */
  public static Checkpoint open(Path path) throws IOException {
    Path file = resolve(path);
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(TorchLegacyCheckpoint.SIGNATURE.length);
    }
    if (file.toString().endsWith(".json")) {
      return ShardedCheckpoint.open(file);
    }
    if (startsWith(head, new byte[] {'P', 'K', 3, 4})) {
      return TorchZipCheckpoint.open(file);
    }
    if (startsWith(head, TorchLegacyCheckpoint.SIGNATURE)) {
      return TorchLegacyCheckpoint.open(file);
    }
    if (head.length > Long.BYTES
        && head[Long.BYTES] == '{'
        && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong() >>> 40 == 0) {
      return SafetensorsCheckpoint.open(file);
    }
    throw new CheckpointException(
        file,
        Reason.UNKNOWN_FORMAT,
        "neither a PyTorch checkpoint (zip or legacy format) nor a safetensors file");
  }

  /**
   * Reads a value of the {@code config.json} beside a file of weights.
   *
   * @param weights the file of weights
   * @param key the name of a text value at the top level
   * @return the text, empty if there is no such file or no such text
   * @throws CheckpointException if the configuration is malformed
   * @throws IOException if it cannot be read
   */
  public static Optional<String> config(Path weights, String key) throws IOException {
    Path file = weights.resolveSibling("config.json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    FileFaults faults = new FileFaults(file);
    if (Files.size(file) > MAX_CONFIG) {
      throw faults.tooLarge("the configuration has " + Files.size(file) + " bytes");
    }
    JsonNode value = Json.parse(Files.readAllBytes(file), faults).path(key);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  private static Path resolve(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return path;
    }
    return NAMES.stream()
        .map(path::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () -> new NoSuchFileException(path.toString(), null, "holds none of " + NAMES));
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
