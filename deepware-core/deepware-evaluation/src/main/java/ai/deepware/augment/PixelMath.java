package ai.deepware.augment;

import ai.deepware.image.PixelImage;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic on single pixels. */
final class PixelMath {
  private PixelMath() {}

  static byte level(double value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }

  static PixelImage flip(PixelImage image) {
    byte[] from = image.rgb();
    byte[] to = new byte[from.length];
    int width = image.width();
    for (int row = 0; row < image.height(); row++) {
      for (int x = 0; x < width; x++) {
        System.arraycopy(from, 3 * (row * width + x), to, 3 * (row * width + width - 1 - x), 3);
      }
    }
    return PixelImage.of(width, image.height(), to);
  }

  static PixelImage map(PixelImage image, DoubleUnaryOperator operator) {
    byte[] from = image.rgb();
    byte[] to = new byte[from.length];
    for (int i = 0; i < from.length; i++) {
      to[i] = level(operator.applyAsDouble(from[i] & 255));
    }
    return PixelImage.of(image.width(), image.height(), to);
  }

  static PixelImage multiply(PixelImage image, double[] matrix) {
    byte[] from = image.rgb();
    byte[] to = new byte[from.length];
    for (int i = 0; i < from.length; i += 3) {
      int r = from[i] & 255;
      int g = from[i + 1] & 255;
      int b = from[i + 2] & 255;
      for (int c = 0; c < 3; c++) {
        to[i + c] = level(matrix[3 * c] * r + matrix[3 * c + 1] * g + matrix[3 * c + 2] * b);
      }
    }
    return PixelImage.of(image.width(), image.height(), to);
  }

  /** RGB to YCbCr, turn and scale Cb and Cr, and back; 3x3, row by row. */
  static double[] chromaMatrix(double angle, double saturation) {
    double cos = saturation * Math.cos(angle);
    double sin = saturation * Math.sin(angle);
    double[] matrix = new double[9];
    double[] unit = new double[3];
    for (int column = 0; column < 3; column++) {
      unit[column] = 1;
      double luma = 0.299 * unit[0] + 0.587 * unit[1] + 0.114 * unit[2];
      double cb = (unit[2] - luma) / 1.772;
      double cr = (unit[0] - luma) / 1.402;
      unit[column] = 0;
      double turnedCb = cos * cb - sin * cr;
      double turnedCr = sin * cb + cos * cr;
      double red = luma + 1.402 * turnedCr;
      double blue = luma + 1.772 * turnedCb;
      matrix[column] = red;
      matrix[3 + column] = (luma - 0.299 * red - 0.114 * blue) / 0.587;
      matrix[6 + column] = blue;
    }
    return matrix;
  }
}
