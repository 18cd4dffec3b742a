package ai.deepware.convert.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The bytes of one entry of a zip file. PyTorch stores entries without compression; compressed ones
 * are refused, so that a small file cannot unfold into a large one.
 */
final class ZipStorage implements Storage {
  private static final int CHUNK = 1 << 16;

  private final ZipFile zip;
  private final ZipEntry entry;
  private final FileFaults faults;
  private boolean verified;

  ZipStorage(ZipFile zip, ZipEntry entry, FileFaults faults) {
    if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
      throw faults.unsupported(
          "entry " + entry.getName() + " is compressed, which PyTorch never does");
    }
    this.zip = zip;
    this.entry = entry;
    this.faults = faults;
  }

  @Override
  public long size() {
    return entry.getSize();
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    if (position < 0 || target.remaining() > size() - position) {
      throw faults.truncated("entry " + entry.getName() + " ends after " + size() + " bytes");
    }
    try {
      verify();
      fill(position, target);
    } catch (EOFException e) {
      throw faults.truncated("entry " + entry.getName() + " is cut off");
    } catch (IOException e) {
      throw faults.corrupt("entry " + entry.getName() + " is damaged: " + e.getMessage(), e);
    }
    target.flip();
  }

  private void fill(long position, ByteBuffer target) throws IOException {
    byte[] chunk = new byte[Math.min(CHUNK, target.remaining())];
    try (InputStream in = open()) {
      in.skipNBytes(position);
      while (target.hasRemaining()) {
        int wanted = Math.min(chunk.length, target.remaining());
        if (in.readNBytes(chunk, 0, wanted) < wanted) {
          throw new EOFException();
        }
        target.put(chunk, 0, wanted);
      }
    }
  }

  private void verify() throws IOException {
    if (verified) {
      return;
    }
    CRC32 sum = new CRC32();
    byte[] chunk = new byte[(int) Math.min(CHUNK, Math.max(size(), 1))];
    try (InputStream in = open()) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        sum.update(chunk, 0, count);
      }
    }
    if (sum.getValue() != entry.getCrc()) {
      throw faults.corrupt("the check sum of entry " + entry.getName() + " is wrong");
    }
    verified = true;
  }

  private InputStream open() throws IOException {
    InputStream in = zip.getInputStream(entry);
    if (in == null) {
      throw new EOFException();
    }
    return in;
  }
}
