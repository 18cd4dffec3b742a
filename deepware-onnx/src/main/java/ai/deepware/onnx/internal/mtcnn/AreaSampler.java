package ai.deepware.onnx.internal.mtcnn;

import ai.deepware.image.PixelImage;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Scales a part of an image to MTCNN's input. Each number is the mean of the pixels that its cell
 * touches, as PyTorch's adaptive average pooling has it: from {@code floor(i * in / out)} to {@code
 * ceil((i + 1) * in / out)}.
 */
final class AreaSampler {
  /** The reference's normalization: pixel values of 0..255 to about [-1, 1]. */
  private static final float MEAN = 127.5f;

  private static final float FACTOR = 0.0078125f;

  private final PixelImage image;
  private final int left;
  private final int top;
  private final int width;
  private final int height;

  /** A part that lies within the image, in pixels. */
  AreaSampler(PixelImage image, int left, int top, int width, int height) {
    this.image = image;
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
  }

  static AreaSampler whole(PixelImage image) {
    return new AreaSampler(image, 0, 0, image.width(), image.height());
  }

  /** Writes planes of red, green and blue at the buffer's position, and moves it behind them. */
  void write(int columns, int rows, FloatBuffer target) {
    int[] sums = new int[3 * width];
    float[] means = new float[3 * columns];
    int at = target.position();
    for (int y = 0; y < rows; y++) {
      int from = start(y, height, rows);
      int to = end(y, height, rows);
      sumRows(from, to, sums);
      meanOfCells(sums, to - from, columns, means);
      for (int c = 0; c < 3; c++) {
        target.put(at + (c * rows + y) * columns, means, c * columns, columns);
      }
    }
    target.position(at + 3 * rows * columns);
  }

  private void sumRows(int from, int to, int[] sums) {
    Arrays.fill(sums, 0);
    byte[] rgb = image.rgb();
    for (int row = from; row < to; row++) {
      int at = 3 * ((top + row) * image.width() + left);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += rgb[at + i] & 255;
      }
    }
  }

  private void meanOfCells(int[] sums, int rows, int columns, float[] means) {
    for (int x = 0; x < columns; x++) {
      int from = 3 * start(x, width, columns);
      int to = 3 * end(x, width, columns);
      long red = 0;
      long green = 0;
      long blue = 0;
      for (int i = from; i < to; i += 3) {
        red += sums[i];
        green += sums[i + 1];
        blue += sums[i + 2];
      }
      float count = (float) rows * (to - from) / 3;
      means[x] = (red / count - MEAN) * FACTOR;
      means[columns + x] = (green / count - MEAN) * FACTOR;
      means[2 * columns + x] = (blue / count - MEAN) * FACTOR;
    }
  }

  private static int start(int index, int in, int out) {
    return (int) ((long) index * in / out);
  }

  private static int end(int index, int in, int out) {
    return (int) (((index + 1L) * in + out - 1) / out);
  }
}
