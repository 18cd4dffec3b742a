package ai.deepware.ffmpeg.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.ScanException;
import ai.deepware.ffmpeg.MemoryChannel;
import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.frame.VideoInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A child gets the bytes of its video, and no others. */
class ServedInputTest {
  private final MemoryChannel channel =
      new MemoryChannel("SECRETvideo".getBytes(StandardCharsets.US_ASCII));

  private ServedInput served() {
    channel.position(6);
    return new ServedInput(VideoInput.of(channel, "clip"), new Failures("clip"));
  }

  private static String read(ServedInput input, long position, int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    input.serve(new Reply.Read(position, length)).write(new DataOutputStream(bytes));
    Request.Data data =
        (Request.Data)
            Request.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return data.count() < 0 ? "end" : new String(data.bytes().array(), StandardCharsets.US_ASCII);
  }

  @Test
  void servesTheVideo() throws IOException {
    try (ServedInput input = served()) {
      assertThat(input.sizeOrUnknown()).isEqualTo(5);
      assertThat(read(input, 0, 100)).isEqualTo("video");
      assertThat(read(input, 3, 1)).isEqualTo("e");
      assertThat(read(input, 5, 1)).isEqualTo("end");
      assertThat(read(input, 0, Integer.MAX_VALUE)).isEqualTo("video");
    }
  }

  @Test
  void refusesWhatLiesBeforeOrBeyond() throws IOException {
    try (ServedInput input = served()) {
      for (long position : new long[] {-1, -6, Long.MIN_VALUE, 6, Long.MAX_VALUE}) {
        assertThatThrownBy(() -> input.serve(new Reply.Read(position, 1)))
            .isInstanceOf(ScanException.class)
            .hasMessageContaining("nonsense: it asked for byte " + position);
      }
      assertThatThrownBy(() -> input.serve(new Reply.Read(0, -1)))
          .isInstanceOf(ScanException.class)
          .hasMessageContaining("nonsense");
    }
  }
}
