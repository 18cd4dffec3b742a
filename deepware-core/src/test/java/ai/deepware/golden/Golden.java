package ai.deepware.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.image.PixelImage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Tables of the reference outside the repository; tests that need them are skipped without. */
final class Golden {
  private Golden() {}

  /** The folder, after an assumption that it exists. */
  static Path folder() {
    Path folder = shared().resolve("golden");
    assumeTrue(Files.isDirectory(folder), () -> "needs the golden tables in " + folder);
    return folder;
  }

  private static Path shared() {
    // Tests run in the module's folder, one below the repository's root.
    return Optional.ofNullable(System.getenv("DEEPWARE_SHARED"))
        .map(Path::of)
        .orElse(Path.of("..", "..", "shared"));
  }

  static JsonNode table(String file, String name) {
    try {
      JsonNode table = new ObjectMapper().readTree(folder().resolve(file).toFile()).path(name);
      if (table.isEmpty()) {
        throw new IllegalStateException("no table " + name + " in " + file);
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }

  static PixelImage image(String file) {
    try {
      BufferedImage image = ImageIO.read(folder().resolve(file).toFile());
      byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
      for (int y = 0, at = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          int pixel = image.getRGB(x, y);
          rgb[at++] = (byte) (pixel >> 16);
          rgb[at++] = (byte) (pixel >> 8);
          rgb[at++] = (byte) pixel;
        }
      }
      return PixelImage.of(image.getWidth(), image.getHeight(), rgb);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
