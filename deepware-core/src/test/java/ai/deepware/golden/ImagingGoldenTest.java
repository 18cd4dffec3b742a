package ai.deepware.golden;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.TestImages;
import ai.deepware.face.Box;
import ai.deepware.face.FaceCropper;
import ai.deepware.frame.Sampling;
import ai.deepware.image.ImageResizer;
import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import ai.deepware.image.PixelNormalizer;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("material")
class ImagingGoldenTest {
  @Test
  void resizesAsOpenCvDoesBitForBit() throws NoSuchAlgorithmException {
    for (JsonNode row : Golden.table("imaging.json", "resize")) {
      int size = row.get("size").asInt();
      PixelImage in = Golden.image("resize/in_" + size + ".png");
      PixelImage out = ImageResizer.resize(in, 380, 380, Interpolation.BILINEAR);
      PixelImage expected = Golden.image("resize/out_" + size + ".png");
      assertThat(out.rgb()).as("%d", size).isEqualTo(expected.rgb());
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(out.rgb());
      assertThat(HexFormat.of().formatHex(hash)).isEqualTo(row.get("out_sha256").asText());
    }
  }

  @Test
  void stretchesBrightnessAsOpenCvDoes() {
    for (JsonNode row : Golden.table("imaging.json", "normalize_lut")) {
      int min = row.get("min").asInt();
      int max = row.get("max").asInt();
      double[] lut = Golden.doubles(row.get("lut"));
      byte[] values = new byte[3 * (max - min + 1)];
      byte[] expected = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (byte) (min + i / 3);
        expected[i] = (byte) lut[i / 3];
      }
      PixelImage image = PixelImage.of(max - min + 1, 1, values);
      assertThat(PixelNormalizer.minMax(image).rgb()).as("%d..%d", min, max).isEqualTo(expected);
    }
  }

  @Test
  void cropsTheReferencesSquares() {
    PixelImage image = TestImages.positions(200, 160);
    for (JsonNode row : Golden.table("imaging.json", "crop")) {
      double[] corners = Golden.doubles(row.get("box"));
      Box box = new Box(corners[0], corners[1], corners[2] - corners[0], corners[3] - corners[1]);
      PixelImage crop = FaceCropper.square(image, box, row.get("margin").asDouble());
      double[] rect = Golden.doubles(row.get("rect"));
      assertThat(crop.width()).as("%s", row).isEqualTo(row.get("shape").get(1).asInt());
      assertThat(crop.height()).as("%s", row).isEqualTo(row.get("shape").get(0).asInt());
      for (int y = 0; y < crop.height(); y++) {
        for (int x = 0; x < crop.width(); x++) {
          assertThat(crop.pixel(x, y))
              .isEqualTo(TestImages.pixelOrBlack(image, (int) rect[0] + x, (int) rect[1] + y));
        }
      }
    }
  }

  @Test
  void picksTheReferencesFrames() {
    for (JsonNode row : Golden.table("imaging.json", "linspace")) {
      long[] picked =
          Sampling.referenceIndices(row.get("total").asLong(), row.get("fps").asDouble());
      long[] expected =
          Arrays.stream(Golden.doubles(row.get("idx"))).mapToLong(i -> (long) i).toArray();
      assertThat(picked).as("%s", row).isEqualTo(expected);
    }
  }
}
