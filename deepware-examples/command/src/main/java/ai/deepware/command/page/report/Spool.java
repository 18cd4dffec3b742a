package ai.deepware.command.page.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Texts that wait in a temporary file, as the pages of a thousand videos do not fit into memory. It
 * is readable by its owner alone and gone when it is closed, by whoever opened it.
 */
final class Spool implements AutoCloseable {
  /** Where a text lies. */
  record Slice(long from, int length) {}

  private final FileChannel channel;

  private Spool(FileChannel channel) {
    this.channel = channel;
  }

  static Spool open() throws IOException {
    Path file = Files.createTempFile("deepware-", ".part");
    return new Spool(
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  Slice add(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    Slice slice = new Slice(channel.size(), bytes.remaining());
    for (long at = slice.from(); bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
    return slice;
  }

  String read(Slice slice) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(slice.length());
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, slice.from() + bytes.position()) < 0) {
        throw new IOException("a temporary file was cut off");
      }
    }
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
