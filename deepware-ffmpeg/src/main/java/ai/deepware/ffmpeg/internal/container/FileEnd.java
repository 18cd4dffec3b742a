package ai.deepware.ffmpeg.internal.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tells from a file's structure whether its end is missing. Matroska, AVI and ASF name their size;
 * the last tag of an FLV and the last page of an Ogg show whether they are whole; a transport or
 * program stream, a GIF and a JPEG stream can only have been cut within a packet. Of other raw
 * streams, and where a file was cut between two packets of such a stream, nobody can know. Of an
 * input that cannot seek only what its start says is known.
 */
public final class FileEnd {
  /** The bytes of a file. */
  interface Bytes {
    long size();

    /** {@return those that are there, in the order of the network} */
    ByteBuffer at(long position, int length);
  }

  /** More than an Ogg page or a packet of a program stream has, twice. */
  private static final int TAIL = 1 << 18;

  /** Bytes from the start that are asked for at most. */
  static final int HEAD = 4096;

  /** Matroska's identifiers of a file's header and of a segment. */
  static final int EBML = 0x1A45DFA3;

  static final int SEGMENT = 0x18538067;
  private static final int RIFF = 'R' << 24 | 'I' << 16 | 'F' << 8 | 'F';
  private static final int OGG = 'O' << 24 | 'g' << 16 | 'g' << 8 | 'S';
  private static final long ASF_FILE = 0xA1DCAB8C47A9CF11L;

  private final Bytes bytes;
  private final long size;

  private FileEnd(Bytes bytes) {
    this.bytes = bytes;
    this.size = bytes.size();
  }

  /** {@return whether the end is missing for sure} */
  static boolean isMissing(String format, Bytes bytes) {
    FileEnd end = new FileEnd(bytes);
    return switch (format) {
      case "matroska,webm" -> end.ofMatroska();
      case "avi" -> end.ofAvi();
      case "asf" -> end.ofAsf();
      case "flv" -> end.ofFlv();
      case "ogg" -> end.ofOgg();
      case "mpegts" -> end.ofTransportStream();
      case "mpeg" -> end.ofProgramStream();
      case "gif" -> end.endsWithout(0x3B, 1);
      case "mjpeg" -> end.endsWithout(0xFFD9, 2);
      default -> false;
    };
  }

  /** Several segments may follow each other. */
  private boolean ofMatroska() {
    long at = 0;
    while (at < size) {
      ByteBuffer header = bytes.at(at, 12);
      if (header.remaining() < 12) {
        return false;
      }
      int id = header.getInt();
      if (id != EBML && id != SEGMENT) {
        return false;
      }
      int length = sizeLength(header.get(4));
      if (length > 8) {
        return false;
      }
      // All ones.
      long unknown = (1L << (7 * length)) - 1;
      long value = (header.getLong(4) >>> (64 - 8 * length)) & unknown;
      if (value == unknown) {
        return false;
      }
      at += 4 + length + value;
    }
    return at > size;
  }

  /** How many bytes the size of a Matroska element has: its leading zeros tell. */
  static int sizeLength(byte first) {
    return Integer.numberOfLeadingZeros(first & 255) - 23;
  }

  /** A large one has several chunks; a recorder that was stopped leaves the size 0. */
  private boolean ofAvi() {
    long at = 0;
    while (at < size) {
      ByteBuffer header = bytes.at(at, 8);
      if (header.remaining() < 8 || header.getInt() != RIFF) {
        return false;
      }
      long length = Integer.toUnsignedLong(header.order(ByteOrder.LITTLE_ENDIAN).getInt());
      if (length == 0) {
        return false;
      }
      at += 8 + length + (length & 1);
    }
    return at > size + 1;
  }

  private boolean ofAsf() {
    ByteBuffer head = bytes.at(0, HEAD).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 92 <= head.limit(); i++) {
      if (Long.reverseBytes(head.getLong(i)) == ASF_FILE) {
        boolean live = (head.getInt(i + 88) & 1) != 0;
        return !live && head.getLong(i + 40) > size;
      }
    }
    return false;
  }

  /** After each tag stands its size. */
  private boolean ofFlv() {
    ByteBuffer last = bytes.at(size - 4, 4);
    if (last.remaining() < 4) {
      return false;
    }
    long tag = Integer.toUnsignedLong(last.getInt());
    if (tag == 0 || tag > size - 4) {
      return tag > 0;
    }
    ByteBuffer header = bytes.at(size - 4 - tag, 4);
    return header.remaining() == 4 && (header.getInt() & 0xffffff) != tag - 11;
  }

  /** The last page says that it is. */
  private boolean ofOgg() {
    ByteBuffer tail = tail();
    for (int i = tail.limit() - 4; i >= 0; i--) {
      if (tail.getInt(i) == OGG) {
        if (i + 27 > tail.limit()) {
          return true;
        }
        int segments = tail.get(i + 26) & 255;
        int length = 27 + segments;
        for (int k = 0; k < segments && i + 27 + k < tail.limit(); k++) {
          length += tail.get(i + 27 + k) & 255;
        }
        return i + length > tail.limit() || (tail.get(i + 5) & 4) == 0;
      }
    }
    return false;
  }

  private boolean ofTransportStream() {
    ByteBuffer head = bytes.at(0, HEAD);
    for (int packet : new int[] {188, 192, 204}) {
      int first = packet == 192 ? 4 : 0;
      boolean found = head.limit() > first + 3 * packet;
      for (int i = 0; found && i <= 3; i++) {
        found = head.get(first + i * packet) == 0x47;
      }
      if (found) {
        return size % packet != 0;
      }
    }
    return false;
  }

  /** From some pack on, each packet leads to the next, up to the end. */
  private boolean ofProgramStream() {
    ByteBuffer tail = tail();
    for (int start = 0; start + 4 <= tail.limit(); start++) {
      if (tail.getInt(start) == 0x1BA) {
        int at = start;
        while (at + 6 <= tail.limit() && tail.getInt(at) >> 8 == 1) {
          int length = packLength(tail, at);
          if (length == 0) {
            break;
          }
          at += length;
        }
        if (at >= tail.limit()) {
          return at > tail.limit();
        }
      }
    }
    return false;
  }

  private static int packLength(ByteBuffer data, int at) {
    int id = data.get(at + 3) & 255;
    if (id > 0xBA) {
      return 6 + (data.getShort(at + 4) & 0xffff);
    }
    boolean second = (data.get(at + 4) & 0xC0) == 0x40;
    if (id == 0xBA && second) {
      return at + 14 <= data.limit() ? 14 + (data.get(at + 13) & 7) : 14;
    }
    return id == 0xBA ? 12 : id == 0xB9 ? 4 : 0;
  }

  /** Zeros may follow. */
  private boolean endsWithout(int marker, int length) {
    ByteBuffer tail = tail();
    int end = tail.limit();
    while (end > length && tail.get(end - 1) == 0) {
      end--;
    }
    int last = 0;
    for (int i = length; i >= 1 && end >= length; i--) {
      last = last << 8 | (tail.get(end - i) & 255);
    }
    return end >= length && last != marker;
  }

  private ByteBuffer tail() {
    long start = Math.max(0, size - TAIL);
    return bytes.at(start, (int) (size - start));
  }
}
