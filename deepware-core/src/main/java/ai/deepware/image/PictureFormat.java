package ai.deepware.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Turns pictures into bytes and back, in memory, with the JDK's own codecs: JPEG, PNG, BMP and GIF
 * are read, JPEG and PNG are written. Orientation tags are not applied, transparency is dropped.
 * Stateless and safe to use from several threads.
 */
public final class PictureFormat {
  /** The most pixels that are decoded: 100 million, so that a small file cannot claim it all. */
  public static final int MAX_PIXELS = 100_000_000;

  private PictureFormat() {}

  /**
   * Decodes a picture.
   *
   * @param bytes of its file
   * @return the picture
   * @throws IOException if it is in no known format, damaged, or above {@link #MAX_PIXELS}
   */
  public static PixelImage decode(byte[] bytes) throws IOException {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no picture in a known format");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return decode(reader);
      } catch (RuntimeException e) {
        // What the codecs throw on some damaged files.
        throw new IOException("damaged picture: " + e, e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static PixelImage decode(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MAX_PIXELS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "a picture of %dx%d is above the limit of %d pixels",
              width,
              height,
              MAX_PIXELS));
    }
    BufferedImage image = reader.read(0);
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
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
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
