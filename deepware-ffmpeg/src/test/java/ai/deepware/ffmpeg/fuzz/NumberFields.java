package ai.deepware.ffmpeg.fuzz;

import ai.deepware.ffmpeg.fuzz.NumberField.Form;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The sizes, counts, offsets and times that a sound file's container has: of boxes (ISO/IEC
 * 14496-12), EBML elements and blocks (RFC 9559), RIFF chunks and their index, MPEG-TS packets
 * (ISO/IEC 13818-1), FLV tags and IVF frames. Other files have none.
 */
final class NumberFields {
  private static final Set<String> BOXES_OF_BOXES =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "edts", "mvex", "moof", "traf", "udta");
  private static final Set<String> BOXES_OF_NUMBERS =
      Set.of(
          "mvhd", "tkhd", "mdhd", "elst", "stts", "ctts", "stss", "stsc", "stsz", "stco", "co64",
          "sdtp", "sbgp", "sgpd", "trun", "tfhd", "tfdt", "stsd", "cslg");
  private static final Set<Integer> ELEMENTS_OF_ELEMENTS =
      Set.of(
          0x1a45dfa3,
          0x18538067,
          0x114d9b74,
          0x4dbb,
          0x1549a966,
          0x1654ae6b,
          0xae,
          0xe0,
          0x1f43b675,
          0xa0,
          0x1c53bb6b,
          0xbb,
          0xb7);
  private static final Set<Integer> BLOCKS = Set.of(0xa1, 0xa3);
  private static final Set<String> CHUNKS_OF_NUMBERS =
      Set.of("avih", "strh", "strf", "idx1", "indx", "dmlh", "vprp");
  private static final int TS_PACKET = 188;

  private final ByteBuffer file;
  private final List<NumberField> fields = new ArrayList<>();

  private NumberFields(byte[] file) {
    this.file = ByteBuffer.wrap(file);
  }

  /** {@return the numbers of a file} */
  static List<NumberField> of(byte[] file) {
    NumberFields found = new NumberFields(file);
    found.find();
    return List.copyOf(found.fields);
  }

  private void find() {
    int size = file.limit();
    if (text(4).equals("ftyp") || text(4).equals("wide") || text(4).equals("moov")) {
      boxes(0, size);
    } else if (file.getInt(0) == 0x1a45dfa3) {
      elements(0, size);
    } else if (text(0).equals("RIFF")) {
      file.order(ByteOrder.LITTLE_ENDIAN);
      chunks(0, size);
    } else if (text(0).startsWith("FLV")) {
      tags(13, size);
    } else if (text(0).equals("DKIF")) {
      ivfFrames(32, size);
    } else if (size % TS_PACKET == 0 && file.get(0) == 0x47 && file.get(TS_PACKET) == 0x47) {
      packets(size);
    }
  }

  private String text(int at) {
    byte[] four = new byte[4];
    file.get(at, four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }

  private void add(int at, int width, Form form) {
    if (at + width <= file.limit()) {
      fields.add(new NumberField(at, width, form));
    }
  }

  private void words(int from, int to, Form form) {
    for (int at = from; at + 4 <= to; at += 4) {
      add(at, 4, form);
    }
  }

  private void boxes(int from, int to) {
    for (int at = from; at + 8 <= to && file.getInt(at) >= 8; at += file.getInt(at)) {
      String type = text(at + 4);
      int end = Math.min(to, at + file.getInt(at));
      add(at, 4, Form.BIG_ENDIAN);
      if (BOXES_OF_BOXES.contains(type)) {
        boxes(at + 8, end);
      } else if (BOXES_OF_NUMBERS.contains(type)) {
        words(at + 8, end, Form.BIG_ENDIAN);
      }
    }
  }

  private void elements(int from, int to) {
    for (int at = from; at + 2 <= to; ) {
      int idWidth = Integer.numberOfLeadingZeros(file.get(at) & 0xff) - 23;
      int sizeAt = at + idWidth;
      if (idWidth > 4 || sizeAt >= to || file.get(sizeAt) == 0) {
        return;
      }
      int width = Integer.numberOfLeadingZeros(file.get(sizeAt) & 0xff) - 23;
      int start = sizeAt + width;
      long size = number(sizeAt, width) & ((1L << (7 * width)) - 1);
      int end = (int) Math.min(to, start + size);
      int id = (int) number(at, idWidth);
      add(sizeAt, width, Form.EBML);
      if (ELEMENTS_OF_ELEMENTS.contains(id)) {
        elements(start, end);
      } else if (BLOCKS.contains(id)) {
        // Time, flags with the kind of lacing, and what would be the number of laces.
        add(start + 1, 2, Form.BIG_ENDIAN);
        add(start + 3, 1, Form.BIG_ENDIAN);
        add(start + 4, 1, Form.BIG_ENDIAN);
      } else if (size > 0 && size <= 8) {
        add(start, (int) size, Form.BIG_ENDIAN);
      }
      at = end;
    }
  }

  private long number(int at, int width) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | (file.get(at + i) & 0xff);
    }
    return value;
  }

  private void chunks(int from, int to) {
    for (int at = from; at + 8 <= to; ) {
      String type = text(at);
      int end = (int) Math.min(to, at + 8L + (file.getInt(at + 4) & 0xffff_ffffL));
      add(at + 4, 4, Form.LITTLE_ENDIAN);
      if (type.equals("RIFF") || type.equals("LIST")) {
        chunks(at + 12, end);
      } else if (CHUNKS_OF_NUMBERS.contains(type)) {
        words(at + 8, end, Form.LITTLE_ENDIAN);
      }
      at = end + (end & 1);
    }
  }

  private void tags(int from, int to) {
    for (int at = from; at + 15 <= to; at += 15 + (int) number(at + 1, 3)) {
      add(at + 1, 3, Form.BIG_ENDIAN);
      add(at + 4, 4, Form.BIG_ENDIAN);
      // The time from decoding to presentation, where there is one.
      add(at + 13, 3, Form.BIG_ENDIAN);
      add(at + 11 + (int) number(at + 1, 3), 4, Form.BIG_ENDIAN);
    }
  }

  private void ivfFrames(int from, int to) {
    words(16, from, Form.LITTLE_ENDIAN);
    file.order(ByteOrder.LITTLE_ENDIAN);
    for (int at = from; at + 12 <= to; at += 12 + file.getInt(at)) {
      add(at, 4, Form.LITTLE_ENDIAN);
      add(at + 4, 8, Form.LITTLE_ENDIAN);
    }
  }

  private void packets(int to) {
    for (int at = 0; at < to; at += TS_PACKET) {
      boolean adapted = (file.get(at + 3) & 0x20) != 0;
      int start = at + 4 + (adapted ? 1 + (file.get(at + 4) & 0xff) : 0);
      if (adapted) {
        add(at + 4, 1, Form.BIG_ENDIAN);
        add(at + 6, 6, Form.BIG_ENDIAN);
      }
      boolean starts = (file.get(at + 1) & 0x40) != 0 && start + 14 < at + TS_PACKET;
      if (starts && number(start, 3) == 1) {
        add(start + 4, 2, Form.BIG_ENDIAN);
        add(start + 8, 1, Form.BIG_ENDIAN);
        add(start + 9, 5, Form.MPEG_TIME);
      } else if (starts) {
        add(start + 2, 2, Form.BIG_ENDIAN);
      }
    }
  }
}
