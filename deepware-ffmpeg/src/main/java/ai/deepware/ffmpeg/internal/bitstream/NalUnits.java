package ai.deepware.ffmpeg.internal.bitstream;

import java.nio.ByteBuffer;

/**
 * Walks the network abstraction layer units of H.264 and HEVC packets, which are preceded by their
 * length or by start codes.
 */
final class NalUnits {
  /** Looks at one unit; false ends the walk. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Looks at a unit.
     *
     * @param data the packet
     * @param start index of the unit's first byte
     * @param end index after its last byte
     * @return whether to go on
     */
    boolean visit(ByteBuffer data, int start, int end);
  }

  /** What one unit answers. */
  enum Answer {
    YES,
    NO,
    ASK_THE_NEXT
  }

  /** Is put to one unit after the other, until one knows. */
  @FunctionalInterface
  interface Question {
    /**
     * Looks at a unit.
     *
     * @param data the packet
     * @param start index of the unit's first byte
     * @param end index after its last byte
     * @return what it answers
     */
    Answer ask(ByteBuffer data, int start, int end);
  }

  private final int lengthBytes;

  /**
   * Makes a walker.
   *
   * @param lengthBytes bytes of each length, or 0 for start codes
   */
  NalUnits(int lengthBytes) {
    this.lengthBytes = lengthBytes;
  }

  /** Visits the units; false if a visitor ended the walk or the packet is malformed. */
  boolean forEach(ByteBuffer data, Visitor visitor) {
    return lengthBytes == 0 ? startCodes(data, visitor) : lengths(data, visitor);
  }

  /** {@return whether the first unit that knows says yes; false if none does} */
  boolean ask(ByteBuffer data, Question question) {
    boolean[] yes = {false};
    forEach(
        data,
        (bytes, start, end) -> {
          Answer answer = question.ask(bytes, start, end);
          yes[0] = answer == Answer.YES;
          return answer == Answer.ASK_THE_NEXT;
        });
    return yes[0];
  }

  private boolean lengths(ByteBuffer data, Visitor visitor) {
    int at = 0;
    while (at + lengthBytes < data.limit()) {
      long length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = (length << 8) | (data.get(at++) & 255);
      }
      if (length < 1 || length > data.limit() - at || !visitor.visit(data, at, at + (int) length)) {
        return false;
      }
      at += (int) length;
    }
    return at == data.limit();
  }

  private static boolean startCodes(ByteBuffer data, Visitor visitor) {
    int start = next(data, 0);
    boolean any = false;
    while (start < data.limit()) {
      int following = next(data, start);
      int end = following < data.limit() ? following - 3 : data.limit();
      if (end > start && !visitor.visit(data, start, end)) {
        return false;
      }
      any = true;
      start = following;
    }
    return any;
  }

  /** {@return the index after the next start code, or the limit} */
  static int next(ByteBuffer data, int from) {
    for (int i = from; i + 3 < data.limit(); i++) {
      if (data.get(i + 2) > 1) {
        i += 2;
      } else if (data.get(i) == 0 && data.get(i + 1) == 0 && data.get(i + 2) == 1) {
        return i + 3;
      }
    }
    return data.limit();
  }
}
