package ai.deepware.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class PictureFormatTest {
  private static PixelImage random(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    new SplittableRandom(5).nextBytes(rgb);
    return PixelImage.of(width, height, rgb);
  }

  @Test
  void pngKeepsEveryPixel() throws IOException {
    PixelImage image = random(7, 5);
    PixelImage decoded = PictureFormat.decode(PictureFormat.png(image));

    assertThat(decoded.width()).isEqualTo(7);
    assertThat(decoded.height()).isEqualTo(5);
    assertThat(decoded.rgb()).isEqualTo(image.rgb());
  }

  @Test
  void jpegComesCloseAndIsSmallerAtLowerQuality() throws IOException {
    PixelImage plain = PixelImage.filled(32, 16, 0x3080D0);
    int color = PictureFormat.decode(PictureFormat.jpeg(plain, 95)).pixel(20, 3);

    assertThat(Math.abs((color >> 16) - 0x30)).isLessThan(4);
    assertThat(Math.abs((color >> 8 & 255) - 0x80)).isLessThan(4);
    assertThat(Math.abs((color & 255) - 0xD0)).isLessThan(4);
    assertThat(PictureFormat.jpeg(random(64, 64), 20).length)
        .isLessThan(PictureFormat.jpeg(random(64, 64), 90).length);
    assertThatIllegalArgumentException().isThrownBy(() -> PictureFormat.jpeg(plain, 0));
  }

  @Test
  void refusesWhatIsNoPictureDamagedOrTooLarge() throws IOException {
    byte[] png = PictureFormat.png(random(40, 40));
    byte[] huge = png.clone();
    ByteBuffer.wrap(huge).putInt(16, 100_000).putInt(20, 100_000);
    CRC32 sum = new CRC32();
    sum.update(huge, 12, 17);
    ByteBuffer.wrap(huge).putInt(29, (int) sum.getValue());

    assertThatThrownBy(() -> PictureFormat.decode(new byte[] {1, 2, 3}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no picture");
    assertThatThrownBy(() -> PictureFormat.decode(new byte[0])).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PictureFormat.decode(Arrays.copyOf(png, png.length / 2)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PictureFormat.decode(huge))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("100000x100000");
  }
}
