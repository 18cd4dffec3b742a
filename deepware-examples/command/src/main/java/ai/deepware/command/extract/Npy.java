package ai.deepware.command.extract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vectors in NumPy's file format, version 1.0: a matrix of 32-bit numbers, a row per vector, which
 * {@code numpy.load} reads.
 */
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final Pattern SHAPE =
      Pattern.compile("'descr': '<f4', 'fortran_order': False, 'shape': \\((\\d+), (\\d+)\\)");

  private Npy() {}

  /**
   * Writes vectors.
   *
   * @param file where to
   * @param vectors of one length; possibly none
   * @throws IOException if the file cannot be written
   */
  static void write(Path file, List<float[]> vectors) throws IOException {
    int length = vectors.isEmpty() ? 0 : vectors.get(0).length;
    String header =
        String.format(
            Locale.ROOT,
            "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }",
            vectors.size(),
            length);
    // The numbers start at a multiple of 64, after a line end.
    int padded = (MAGIC.length + 2 + header.length() + 1 + 63) / 64 * 64;
    ByteBuffer bytes = ByteBuffer.allocate(padded + 4 * length * vectors.size());
    bytes.order(ByteOrder.LITTLE_ENDIAN).put(MAGIC);
    bytes.putShort((short) (padded - MAGIC.length - 2));
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    while (bytes.position() < padded - 1) {
      bytes.put((byte) ' ');
    }
    bytes.put((byte) '\n');
    for (float[] vector : vectors) {
      for (float value : vector) {
        bytes.putFloat(value);
      }
    }
    Files.write(file, bytes.array());
  }

  /**
   * Reads vectors.
   *
   * @param file as this class writes it
   * @return the vectors
   * @throws IOException if the file cannot be read or holds something else
   */
  public static List<float[]> read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    if (bytes.remaining() < MAGIC.length + 2 || !bytes.get(magic).hasRemaining()) {
      throw new IOException(file + ": no vectors in NumPy's format");
    }
    byte[] header = new byte[Math.min(bytes.getShort() & 0xFFFF, bytes.remaining())];
    bytes.get(header);
    Matcher shape = SHAPE.matcher(new String(header, StandardCharsets.US_ASCII));
    if (!Arrays.equals(magic, MAGIC) || !shape.find()) {
      throw new IOException(file + ": no matrix of 32-bit numbers in NumPy's format");
    }
    int rows = Integer.parseInt(shape.group(1));
    int length = Integer.parseInt(shape.group(2));
    if (bytes.remaining() != 4L * rows * length) {
      throw new IOException(file + ": is cut short");
    }
    List<float[]> vectors = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      float[] vector = new float[length];
      bytes.asFloatBuffer().get(vector);
      bytes.position(bytes.position() + 4 * length);
      vectors.add(vector);
    }
    return vectors;
  }
}
