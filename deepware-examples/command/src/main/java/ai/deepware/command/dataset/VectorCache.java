package ai.deepware.command.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers vectors in a file that only grows: after an interruption all but the last entry is
 * there. One thread. Whoever opens it closes it.
 */
final class VectorCache implements AutoCloseable {
  private static final int MOST_NUMBERS = 1 << 16;

  private final Map<String, float[]> vectors = new HashMap<>();
  private final DataOutputStream out;

  private VectorCache(Path file, String maker) throws IOException {
    long whole = Files.exists(file) ? read(file, maker) : 0;
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(whole);
    channel.position(whole);
    out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    if (whole == 0) {
      out.writeUTF(maker);
      out.flush();
    }
  }

  /**
   * Opens a file, and makes it where there is none.
   *
   * @param file the file
   * @param maker what makes the vectors; entries of another maker are thrown away
   */
  static VectorCache open(Path file, String maker) throws IOException {
    return new VectorCache(file, maker);
  }

  /** Reads what is whole; returns where that ends, 0 if the file is another maker's. */
  private long read(Path file, String maker) throws IOException {
    try (CountedInput counted = new CountedInput(Files.newInputStream(file));
        DataInputStream in = new DataInputStream(counted)) {
      long whole = 0;
      try {
        if (!in.readUTF().equals(maker)) {
          return 0;
        }
        whole = counted.count;
        while (true) {
          String key = in.readUTF();
          int length = in.readInt();
          if (length < 0 || length > MOST_NUMBERS) {
            return whole;
          }
          float[] vector = new float[length];
          for (int i = 0; i < length; i++) {
            vector[i] = in.readFloat();
          }
          vectors.put(key, vector);
          whole = counted.count;
        }
      } catch (EOFException | UTFDataFormatException e) {
        return whole;
      }
    }
  }

  /** The vector of a key; one without numbers stands for "there is none". */
  Optional<float[]> get(String key) {
    return Optional.ofNullable(vectors.get(key));
  }

  void put(String key, float[] vector) throws IOException {
    vectors.put(key, vector);
    out.writeUTF(key);
    out.writeInt(vector.length);
    for (float value : vector) {
      out.writeFloat(value);
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static final class CountedInput extends FilterInputStream {
    private long count;

    CountedInput(InputStream in) {
      super(new BufferedInputStream(in));
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      count += Math.max(0, n);
      return n;
    }
  }
}
