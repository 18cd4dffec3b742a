package ai.deepware.picture;

import ai.deepware.image.PixelImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Turns pictures into bytes and back, in memory, with the JDK's own codecs alone, whatever plug-ins
 * of {@code ImageIO} there are: JPEG, PNG, BMP and GIF are read, JPEG and PNG are written.
 * Orientation tags are not applied, transparency is dropped. Stateless and safe to use from several
 * threads.
 *
 * @since 0.1
 */
public final class PictureFormat {
  /** The most pixels of a file: 100 million, so that a small one cannot claim all memory. */
  public static final int MAX_PIXELS = 100_000_000;

  /** The most pixels that are kept of them: cinema 8K, as for a frame of a video. */
  public static final int MAX_PIXELS_KEPT = 8192 * 4320;

  private PictureFormat() {}

  /**
   * Decodes a picture. Of one with more than {@link #MAX_PIXELS_KEPT} pixels, every second pixel of
   * every second row is kept.
   *
   * @param bytes of its file
   * @return the picture
   * @throws IOException if it is in no known format, damaged, above {@link #MAX_PIXELS}, or does
   *     not fit into memory
   */
  public static PixelImage decode(byte[] bytes) throws IOException {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = reader(in);
      try {
        reader.setInput(in, true, true);
        return decode(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReader reader(ImageInputStream in) throws IOException {
    for (ImageReaderSpi codec : own(ImageReaderSpi.class)) {
      if (knows(codec, in)) {
        return codec.createReaderInstance();
      }
    }
    throw new IOException("no picture in a known format");
  }

  private static boolean knows(ImageReaderSpi codec, ImageInputStream in) throws IOException {
    in.mark();
    try {
      return codec.canDecodeInput(in);
    } catch (EOFException e) {
      return false;
    } finally {
      in.reset();
    }
  }

  private static ImageWriter writer(String format) throws IOException {
    for (ImageWriterSpi codec : own(ImageWriterSpi.class)) {
      if (List.of(codec.getFormatNames()).contains(format)) {
        return codec.createWriterInstance();
      }
    }
    throw new IOException("this JDK cannot write " + format);
  }

  /** Plug-ins were not written for hostile files, and differ from machine to machine. */
  private static <T> List<T> own(Class<T> codecs) {
    Module jdk = ImageIO.class.getModule();
    List<T> own = new ArrayList<>();
    IIORegistry.getDefaultInstance()
        .getServiceProviders(codecs, codec -> codec.getClass().getModule().equals(jdk), true)
        .forEachRemaining(own::add);
    return own;
  }

  static PixelImage decode(ImageReader reader) throws IOException {
    try {
      return pixels(read(reader));
    } catch (RuntimeException e) {
      // What the codecs throw on some damaged files.
      throw new IOException("damaged picture: " + e, e);
    } catch (OutOfMemoryError e) {
      throw new IOException("a picture does not fit into memory: " + e, e);
    }
  }

  private static BufferedImage read(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    long pixels = (long) width * height;
    if (pixels > MAX_PIXELS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "a picture of %dx%d is above the limit of %d pixels",
              width,
              height,
              MAX_PIXELS));
    }
    ImageReadParam parameters = reader.getDefaultReadParam();
    if (pixels > MAX_PIXELS_KEPT) {
      parameters.setSourceSubsampling(2, 2, 0, 0);
    }
    return reader.read(0, parameters);
  }

  private static PixelImage pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[3 * width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        rgb[at] = (byte) (row[x] >> 16);
        rgb[at + 1] = (byte) (row[x] >> 8);
        rgb[at + 2] = (byte) row[x];
      }
    }
    return PixelImage.of(width, height, rgb);
  }

  /**
   * Encodes as PNG, without loss.
   *
   * @param image the picture
   * @return the bytes of its file
   * @throws IOException if the codec fails
   */
  public static byte[] png(PixelImage image) throws IOException {
    return encode(image, "png", -1);
  }

  /**
   * Encodes as JPEG, with 4:2:0 chroma.
   *
   * @param image the picture
   * @param quality 1 to 100, as libjpeg's
   * @return the bytes of its file
   * @throws IOException if the codec fails
   * @throws IllegalArgumentException if the quality is out of range
   */
  public static byte[] jpeg(PixelImage image, int quality) throws IOException {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("quality must be in [1,100]: " + quality);
    }
    return encode(image, "jpeg", quality / 100f);
  }

  private static byte[] encode(PixelImage image, String format, float quality) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = writer(format);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (quality >= 0) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
      }
      writer.write(null, new IIOImage(buffered(image), null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage buffered(PixelImage image) {
    int width = image.width();
    BufferedImage buffered = new BufferedImage(width, image.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = image.rgb();
    int[] row = new int[width];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        row[x] = (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | (rgb[at + 2] & 255);
      }
      buffered.setRGB(0, y, width, 1, row, 0, width);
    }
    return buffered;
  }
}
