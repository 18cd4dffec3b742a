package ai.deepware.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.image.PixelImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.jspecify.annotations.Nullable;
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

  @Test
  void keepsEverySecondPixelOfAVeryLargePicture() throws IOException {
    BufferedImage large = new BufferedImage(9000, 4000, BufferedImage.TYPE_BYTE_BINARY);
    large.setRGB(4, 6, 0xffffff);
    large.setRGB(5, 6, 0xffffff);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(large, "png", file);

    PixelImage decoded = PictureFormat.decode(file.toByteArray());

    assertThat(file.size()).isLessThan(100_000);
    assertThat(decoded.width()).isEqualTo(4500);
    assertThat(decoded.height()).isEqualTo(2000);
    assertThat(decoded.pixel(2, 3)).isEqualTo(0xffffff);
    assertThat(decoded.pixel(3, 3)).isZero();
  }

  @Test
  void leavesPlugInsOfTheClassPathAlone() throws IOException {
    Greedy plugIn = new Greedy();
    IIORegistry registry = IIORegistry.getDefaultInstance();
    List<ImageReaderSpi> others = new ArrayList<>();
    registry.getServiceProviders(ImageReaderSpi.class, false).forEachRemaining(others::add);
    registry.registerServiceProvider(plugIn, ImageReaderSpi.class);
    others.forEach(other -> registry.setOrdering(ImageReaderSpi.class, plugIn, other));
    try {
      assertThat(PictureFormat.decode(PictureFormat.png(random(7, 5))).width()).isEqualTo(7);
    } finally {
      registry.deregisterServiceProvider(plugIn, ImageReaderSpi.class);
    }
  }

  @Test
  void aPictureThatDoesNotFitIntoMemoryIsAnErrorOfTheFile() {
    assertThatThrownBy(() -> PictureFormat.decode(new Endless(new Greedy())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not fit into memory");
  }

  /** A plug-in that takes every file. */
  private static final class Greedy extends ImageReaderSpi {
    @Override
    public boolean canDecodeInput(Object source) {
      return true;
    }

    @Override
    public ImageReader createReaderInstance(Object extension) {
      return new Endless(this);
    }

    @Override
    public String getDescription(Locale locale) {
      return "greedy";
    }
  }

  /** Always out of memory. */
  private static final class Endless extends ImageReader {
    Endless(ImageReaderSpi plugIn) {
      super(plugIn);
    }

    @Override
    public int getNumImages(boolean search) {
      return 1;
    }

    @Override
    public int getWidth(int index) {
      return 1;
    }

    @Override
    public int getHeight(int index) {
      return 1;
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int index) {
      return Collections.emptyIterator();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
      return null;
    }

    @Override
    public @Nullable IIOMetadata getImageMetadata(int index) {
      return null;
    }

    @Override
    public BufferedImage read(int index, ImageReadParam parameters) {
      throw new OutOfMemoryError("Java heap space");
    }
  }
}
