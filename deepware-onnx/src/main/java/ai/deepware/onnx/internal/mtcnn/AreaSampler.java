package ai.deepware.onnx.internal.mtcnn;

import ai.deepware.image.AreaSums;
import ai.deepware.image.PixelImage;
import java.nio.FloatBuffer;

/** Scales a part of an image to MTCNN's input: the mean of the pixels that each cell touches. */
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
    AreaSums area = new AreaSums(image, left, top, width, height, columns, rows);
    float[] means = new float[3 * columns];
    int at = target.position();
    for (int y = 0; y < rows; y++) {
      long[] sums = area.row(y);
      for (int x = 0; x < columns; x++) {
        float count = (float) area.count(x, y);
        means[x] = (sums[3 * x] / count - MEAN) * FACTOR;
        means[columns + x] = (sums[3 * x + 1] / count - MEAN) * FACTOR;
        means[2 * columns + x] = (sums[3 * x + 2] / count - MEAN) * FACTOR;
      }
      for (int c = 0; c < 3; c++) {
        target.put(at + (c * rows + y) * columns, means, c * columns, columns);
      }
    }
    target.position(at + 3 * rows * columns);
  }
}
