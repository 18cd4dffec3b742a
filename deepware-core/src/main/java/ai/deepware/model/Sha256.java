package ai.deepware.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Checksums by which results name their models: SHA-256 as 64 lower-case hexadecimal digits.
 *
 * @since 0.1
 */
public final class Sha256 {
  private static final int CHUNK = 1 << 16;

  private Sha256() {}

  /**
   * {@return the checksum of bytes}
   *
   * @param bytes any
   */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(newDigest().digest(bytes));
  }

  /**
   * {@return the checksum of a file}
   *
   * @param file its path
   * @throws IOException if it cannot be read
   */
  public static String of(Path file) throws IOException {
    try (ReadableByteChannel channel = Channels.newChannel(Files.newInputStream(file))) {
      return of(channel);
    }
  }

  /**
   * {@return the checksum of a whole file that is open}
   *
   * @param file its channel, which stands at the end afterwards
   * @throws IOException if it cannot be read
   */
  public static String of(FileChannel file) throws IOException {
    return of((ReadableByteChannel) file.position(0));
  }

  private static String of(ReadableByteChannel channel) throws IOException {
    MessageDigest digest = newDigest();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    while (channel.read(chunk) >= 0) {
      digest.update(chunk.flip());
      chunk.clear();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
