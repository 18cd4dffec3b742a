package ai.deepware.ffmpeg.internal.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The headers with which each part of an Ogg file starts. */
final class OggHeaders {
  private static final byte[] THEORA = "theora".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VP8 = "OVP80".getBytes(StandardCharsets.US_ASCII);

  private OggHeaders() {}

  /** {@return whether a packet of Theora or VP8 is a header and no frame} */
  static boolean isOne(ByteBuffer data) {
    // Theora's specification, section 6.1: the highest bit of a header is set.
    return startsWith(data, 0, VP8) || (startsWith(data, 1, THEORA) && data.get(0) < 0);
  }

  private static boolean startsWith(ByteBuffer data, int from, byte[] text) {
    return data.limit() >= from + text.length
        && data.slice(from, text.length).equals(ByteBuffer.wrap(text));
  }
}
