package ai.deepware.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.deepware.convert.checkpoint.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes tensors as a safetensors file of single precision numbers, for tests. */
public final class SafetensorsFile {
  private SafetensorsFile() {}

  /**
   * Writes a file.
   *
   * @param file replaced if it exists
   * @param tensors by name
   * @return the file
   * @throws IOException if it cannot be written
   */
  public static Path write(Path file, Map<String, Tensor> tensors) throws IOException {
    StringBuilder header = new StringBuilder("{");
    long at = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      long bytes = 4;
      for (int size : tensor.getValue().shape()) {
        bytes *= size;
      }
      header
          .append(at == 0 ? "" : ",")
          .append('"')
          .append(tensor.getKey())
          .append("\":{\"dtype\":\"F32\",\"shape\":[")
          .append(
              tensor.getValue().shape().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(",")))
          .append("],\"data_offsets\":[")
          .append(at)
          .append(',')
          .append(at += bytes)
          .append("]}");
    }
    byte[] json = header.append('}').toString().getBytes(UTF_8);
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(out, littleEndian(8 + json.length).putLong(json.length).put(json).flip());
      for (Tensor tensor : tensors.values()) {
        float[] values = tensor.read();
        ByteBuffer bytes = littleEndian(4 * values.length);
        bytes.asFloatBuffer().put(values);
        write(out, bytes);
      }
    }
    return file;
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
