package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.frame.Frame;
import ai.deepware.frame.Sampling;
import ai.deepware.image.PixelImage;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesIT {
  private static final int ONE = 1 << 16;
  private static final int[] COLORS = {
    0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0x808080, 0xc08060, 0x103050, 0xffffff, 0x000000
  };

  static Stream<Arguments> matrices() {
    return Stream.of(
        Arguments.of("upright", ONE, 0, 0, ONE),
        Arguments.of("turned 90", 0, ONE, -ONE, 0),
        Arguments.of("turned 180", -ONE, 0, 0, -ONE),
        Arguments.of("turned 270", 0, -ONE, ONE, 0),
        Arguments.of("mirrored", -ONE, 0, 0, ONE),
        Arguments.of("upside down", ONE, 0, 0, -ONE),
        Arguments.of("transposed", 0, ONE, ONE, 0),
        Arguments.of("transposed the other way", 0, -ONE, -ONE, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("matrices")
  void turnsFramesUpright(String name, int a, int b, int c, int d) {
    boolean lying = a == 0;
    PixelImage upright = TestPicture.of(0x1234, lying ? 192 : 320, lying ? 320 : 192);
    PixelImage coded =
        coded(upright, Integer.signum(a), Integer.signum(b), Integer.signum(c), Integer.signum(d));
    SyntheticVideo video =
        new SyntheticVideo()
            .codec("png")
            .container("mov")
            .pixelFormat("rgb24")
            .frames(2)
            .displayMatrix(a, b, 0, c, d, 0, 0, 0, 1 << 30)
            .pictures(n -> coded);

    Frame frame = Decoded.of(video, Sampling.fps(1)).frames().get(0);

    assertThat(frame.image().width()).isEqualTo(upright.width());
    assertThat(frame.image().rgb()).isEqualTo(upright.rgb());
    assertThat(frame.displayWidth()).isEqualTo(upright.width());
  }

  /**
   * The coded picture whose point (p, q) is displayed at (a p + c q, b p + d q), moved into view.
   */
  private static PixelImage coded(PixelImage upright, int a, int b, int c, int d) {
    int width = a == 0 ? upright.height() : upright.width();
    int height = a == 0 ? upright.width() : upright.height();
    byte[] rgb = new byte[3 * width * height];
    for (int q = 0; q < height; q++) {
      for (int p = 0; p < width; p++) {
        int x = a * p + c * q + (a < 0 || c < 0 ? upright.width() - 1 : 0);
        int y = b * p + d * q + (b < 0 || d < 0 ? upright.height() - 1 : 0);
        System.arraycopy(upright.rgb(), 3 * (y * upright.width() + x), rgb, 3 * (q * width + p), 3);
      }
    }
    return PixelImage.of(width, height, rgb);
  }

  static Stream<Arguments> colorTags() {
    return Stream.of(
            avutil.AVCOL_SPC_SMPTE170M,
            avutil.AVCOL_SPC_BT709,
            avutil.AVCOL_SPC_BT2020_NCL,
            avutil.AVCOL_SPC_SMPTE240M)
        .flatMap(
            matrix ->
                Stream.of(avutil.AVCOL_RANGE_MPEG, avutil.AVCOL_RANGE_JPEG)
                    .flatMap(
                        range ->
                            Stream.of("yuv420p", "yuv444p", "yuv420p10le", "yuv444p12le")
                                .map(format -> Arguments.of(matrix, range, format))));
  }

  @ParameterizedTest
  @MethodSource("colorTags")
  void showsTrueColorsWhateverMatrixRangeAndDepth(int matrix, int range, String format) {
    SyntheticVideo video =
        new SyntheticVideo()
            .container("matroska")
            .codec("ffv1")
            .pixelFormat(format)
            .colors(matrix, range)
            .frames(COLORS.length)
            .size(64, 48)
            .pictures(n -> PixelImage.filled(64, 48, COLORS[n]));

    Decoded decoded = Decoded.of(video, Sampling.fps(25));

    assertThat(decoded.frames()).hasSize(COLORS.length);
    for (int n = 0; n < COLORS.length; n++) {
      assertColor(decoded.frames().get(n).image(), COLORS[n], 3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {avutil.AVCOL_SPC_YCGCO, avutil.AVCOL_SPC_ICTCP})
  void refusesColorsThatItWouldGetWrong(int matrix) {
    SyntheticVideo video =
        new SyntheticVideo()
            .container("matroska")
            .codec("ffv1")
            .pixelFormat("yuv444p")
            .colors(matrix, avutil.AVCOL_RANGE_MPEG)
            .frames(2);
    FfmpegFrameSource reference =
        FfmpegFrameSource.builder().colors(ColorConversion.REFERENCE).build();

    ScanException e =
        catchThrowableOfType(ScanException.class, () -> Decoded.of(video, Sampling.fps(1)));

    assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(e.detail()).contains("colors");
    assertThat(Decoded.of(reference, Decoded.input(video.bytes()), Sampling.fps(1)).frames())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"libopenh264,1", "mpeg2video,1", "libopenh264,6"})
  void showsTrueColorsOfLossyCodecs(String codec, int matrix) {
    SyntheticVideo video =
        new SyntheticVideo()
            .codec(codec)
            .colors(matrix, avutil.AVCOL_RANGE_MPEG)
            .frames(5)
            .size(64, 48)
            .pictures(n -> PixelImage.filled(64, 48, COLORS[5]));

    assertColor(Decoded.of(video, Sampling.fps(1)).frames().get(0).image(), COLORS[5], 2);
  }

  @Test
  void takesUntaggedColorsByTheSizeOfTheFrame() {
    SyntheticVideo high = untagged(1280, 720, avutil.AVCOL_SPC_BT709);
    SyntheticVideo standard = untagged(720, 576, avutil.AVCOL_SPC_SMPTE170M);

    assertColor(Decoded.of(high, Sampling.fps(1)).frames().get(0).image(), 0x00ff00, 2);
    assertColor(Decoded.of(standard, Sampling.fps(1)).frames().get(0).image(), 0x00ff00, 2);
  }

  /** MJPEG-free YUV4MPEG carries no matrix. */
  private static SyntheticVideo untagged(int width, int height, int matrix) {
    return new SyntheticVideo()
        .container("yuv4mpegpipe")
        .codec("rawvideo")
        .colors(matrix, avutil.AVCOL_RANGE_MPEG)
        .frames(1)
        .size(width, height)
        .pictures(n -> PixelImage.filled(width, height, 0x00ff00));
  }

  @Test
  void convertsAsTheReferenceDoesWhereAsked() {
    SyntheticVideo video =
        new SyntheticVideo()
            .container("matroska")
            .codec("ffv1")
            .colors(avutil.AVCOL_SPC_BT709, avutil.AVCOL_RANGE_MPEG)
            .frames(1)
            .pictures(n -> PixelImage.filled(320, 192, 0x00ff00));

    FfmpegFrameSource source =
        FfmpegFrameSource.builder().colors(ColorConversion.REFERENCE).build();
    Decoded decoded = Decoded.of(source, Decoded.input(video.bytes()), Sampling.fps(1));

    // BT.709's green read as BT.601.
    int pixel = decoded.frames().get(0).image().pixel(100, 100);
    assertThat(pixel & 255).isGreaterThan(5);
  }

  @ParameterizedTest
  @CsvSource({"321,193", "33,17", "1,1", "2,3", "1919,5"})
  void readsOddSizes(int width, int height) {
    SyntheticVideo video =
        new SyntheticVideo()
            .container("matroska")
            .codec("ffv1")
            .pixelFormat("yuv444p")
            .size(width, height)
            .frames(1)
            .pictures(n -> PixelImage.filled(width, height, 0xc08060));

    PixelImage image = Decoded.of(video, Sampling.fps(1)).frames().get(0).image();

    assertThat(image.width()).isEqualTo(width);
    assertThat(image.height()).isEqualTo(height);
    assertColor(image, 0xc08060, 2);
  }

  @ParameterizedTest
  @CsvSource({"16,15,341,192", "3,4,320,256", "100,101,320,192", "2,1,640,192"})
  void makesPixelsSquareByStretching(int numerator, int denominator, int width, int height) {
    SyntheticVideo video = new SyntheticVideo().aspect(numerator, denominator).frames(3);

    Decoded decoded = Decoded.of(video, Sampling.fps(1));

    PixelImage image = decoded.frames().get(0).image();
    assertThat(image.width()).isEqualTo(width);
    assertThat(image.height()).isEqualTo(height);
    assertThat(decoded.info().width()).isEqualTo(width);
    assertThat(TestPicture.number(image)).isZero();
  }

  @Test
  void scalesLargeFramesDown() {
    SyntheticVideo video =
        new SyntheticVideo().codec("mjpeg").pixelFormat("yuvj420p").size(2880, 1620).frames(2);

    Frame frame = Decoded.of(video, Sampling.fps(25)).frames().get(1);

    assertThat(frame.image().width()).isEqualTo(1920);
    assertThat(frame.image().height()).isEqualTo(1080);
    assertThat(frame.displayWidth()).isEqualTo(2880);
    assertThat(TestPicture.number(frame.image())).isEqualTo(1);
  }

  @Test
  void rescalesToTheFirstSizeWhereTheResolutionChanges() {
    byte[] first = ts(320, 192, 0).bytes();
    byte[] second = ts(640, 384, 25).bytes();
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    Decoded decoded = Decoded.of(Decoded.input(both), Sampling.fps(5));

    assertThat(decoded.frames()).allMatch(f -> f.image().width() == 320);
    assertThat(decoded.numbers()).contains(0, 5, 10, 15, 20, 30, 35, 40, 45);
  }

  private static SyntheticVideo ts(int width, int height, int offset) {
    return new SyntheticVideo()
        .container("mpegts")
        .codec("mpeg2video")
        .size(width, height)
        .timestamps(25, n -> n + offset)
        .pictures(n -> TestPicture.of(n + offset, width, height));
  }

  private static void assertColor(PixelImage image, int color, int tolerance) {
    int pixel = image.pixel(image.width() / 2, image.height() / 2);
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(pixel >> shift & 255)
          .as("%06x for %06x", pixel, color)
          .isBetween((color >> shift & 255) - tolerance, (color >> shift & 255) + tolerance);
    }
  }
}
