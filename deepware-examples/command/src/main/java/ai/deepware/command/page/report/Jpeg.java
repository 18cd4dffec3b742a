package ai.deepware.command.page.report;

import ai.deepware.face.FaceCropper;
import ai.deepware.face.FaceImage;
import ai.deepware.image.ImageResizer;
import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small pictures of faces that are part of the page itself. */
final class Jpeg {
  /** Pixels of a side; about 3 kB then. */
  static final int MOST = 96;

  /** Room for hair and chin, by which people recognize somebody. */
  private static final double MARGIN = 1.3;

  private Jpeg() {}

  /** The face's surroundings as a {@code data:} address. */
  static String address(FaceImage face) {
    PixelImage crop = FaceCropper.square(face.frame().image(), face.detection().box(), MARGIN);
    PixelImage small =
        crop.width() <= MOST ? crop : ImageResizer.resize(crop, MOST, MOST, Interpolation.AREA);
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(encoded(small));
  }

  /** In memory alone: what ImageIO writes itself goes through a temporary file. */
  private static byte[] encoded(PixelImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(buffered(image));
    } catch (IOException e) {
      throw new UncheckedIOException("a picture of a face cannot be made", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage buffered(PixelImage image) {
    BufferedImage result =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        result.setRGB(x, y, image.pixel(x, y));
      }
    }
    return result;
  }
}
