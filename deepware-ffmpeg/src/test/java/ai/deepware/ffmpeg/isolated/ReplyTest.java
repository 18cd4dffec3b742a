package ai.deepware.ffmpeg.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.frame.VideoInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReplyTest {
  /** Writes what a child may write that was taken over. */
  @FunctionalInterface
  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static Reply read(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    content.write(new DataOutputStream(bytes));
    return Reply.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static Content opened(double duration, int width, double rate, String codec) {
    return opened(duration, width, rate, codec, "Lavf");
  }

  private static Content opened(double duration, int width, double rate, String codec, String tag) {
    return out -> {
      out.writeByte(Reply.OPENED);
      out.writeDouble(duration);
      out.writeInt(width);
      out.writeInt(100);
      out.writeDouble(rate);
      out.writeUTF("mp4");
      out.writeUTF(codec);
      out.writeDouble(Double.NaN);
      out.writeLong(-1);
      out.writeInt(1);
      out.writeUTF("encoder");
      out.writeUTF(tag);
    };
  }

  private static Content failed(String detail) {
    return out -> {
      out.writeByte(Reply.FAILED);
      out.writeUTF("FAILED");
      out.writeUTF(detail);
      out.writeInt(0);
    };
  }

  @Test
  void describesAVideo() throws IOException {
    assertThat(read(opened(2, 100, 25, "h264")))
        .isEqualTo(
            new Reply.Opened(
                VideoInfo.builder(100, 100)
                    .duration(2)
                    .frameRate(25)
                    .container("mp4")
                    .codec("h264")
                    .tag("encoder", "Lavf")
                    .build()));
  }

  @Test
  void noVideoIsWithoutSizeOrOfAnEndlessDuration() {
    for (Content impossible :
        new Content[] {
          opened(Double.POSITIVE_INFINITY, 100, 25, "h264"),
          opened(-1, 100, 25, "h264"),
          opened(2, 0, 25, "h264"),
          opened(2, -100, 25, "h264"),
          opened(2, 100, Double.NEGATIVE_INFINITY, "h264"),
        }) {
      assertThatThrownBy(() -> read(impossible)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void textsAreBounded() {
    assertThatThrownBy(() -> read(opened(2, 100, 25, "h".repeat(60_000))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(opened(2, 100, 25, "h264", "L".repeat(201))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(failed("h".repeat(60_000)))).isInstanceOf(IOException.class);
  }

  @Test
  void textsForgeNoLines() throws IOException {
    assertThat(read(failed("bad\n2026-01-01 INFO all is well\u001b[2J")))
        .isInstanceOfSatisfying(
            Reply.Failed.class,
            reply ->
                assertThat(reply.detail())
                    .isEqualTo("bad\\n2026-01-01 INFO all is well\\u001b[2J"));
    assertThat(read(opened(2, 100, 25, "h\r264")))
        .isInstanceOfSatisfying(
            Reply.Opened.class, reply -> assertThat(reply.info().codec()).isEqualTo("h\\r264"));
  }
}
