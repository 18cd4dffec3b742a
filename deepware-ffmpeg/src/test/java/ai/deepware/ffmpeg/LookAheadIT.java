package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.Sampling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Packets that are small and many do not pile up: a child has little memory for them. */
class LookAheadIT {
  private static final int SIDE = 64;
  private static final long MEMORY = 192L << 20;
  private static final byte[] BYTE = {0};

  /** Start code and type alone; no other picture needs it. */
  private static final byte[] B_PICTURE = {0, 0, 1, (byte) 0xb6, (byte) 0x80, 0, 0};

  private static IsolatedFrameSource source;

  @BeforeAll
  static void start() {
    FfmpegFrameSource decoder = FfmpegFrameSource.builder().threads(1).build();
    source = IsolatedFrameSource.builder().decoder(decoder).memory(MEMORY).build();
  }

  @AfterAll
  static void end() {
    source.close();
  }

  @Test
  void millionsOfOneByteWithinOneSample() {
    byte[] video =
        new TinyBlocks("V_MPEG4/ISO/ASP", SIDE)
            .block(frame("mpeg4", "m4v"))
            .blocks(2_500_000, BYTE)
            .bytes();

    ScanException e = catchThrowableOfType(ScanException.class, () -> decode(video));

    assertThat(video).hasSizeGreaterThan(17_000_000);
    assertThat(e.reason()).isEqualTo(Reason.LIMIT);
    assertThat(e.detail()).startsWith("packetsWithoutFrame is ");
  }

  @Test
  void manyThatNoPictureNeeds() {
    byte[] video =
        new TinyBlocks("V_MPEG4/ISO/ASP", SIDE)
            .block(frame("mpeg4", "m4v"))
            .blocks(200_000, B_PICTURE)
            .bytes();

    assertThat(decode(video).frames()).hasSize(1);
  }

  @Test
  void manyOfAStreamWhoseSizeIsNotStated() {
    byte[] video =
        new TinyBlocks("V_MJPEG", 0)
            .block(frame("mjpeg", "image2pipe"))
            .blocks(200_000, BYTE)
            .bytes();

    assertThat(decode(video).frames()).hasSize(1);
  }

  private static Decoded decode(byte[] video) {
    return Decoded.of(source, Decoded.input(video), Sampling.standard());
  }

  private static byte[] frame(String codec, String container) {
    return new SyntheticVideo()
        .codec(codec)
        .pixelFormat(codec.equals("mjpeg") ? "yuvj420p" : "yuv420p")
        .container(container)
        .size(SIDE, SIDE)
        .frames(1)
        .bytes();
  }
}
