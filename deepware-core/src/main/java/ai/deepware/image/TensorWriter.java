package ai.deepware.image;

import ai.deepware.image.TensorFormat.ChannelOrder;
import ai.deepware.image.TensorFormat.Layout;
import java.nio.BufferOverflowException;
import java.nio.FloatBuffer;

/** Writes pixels as floats through a table of 256 values for each channel, row by row. */
final class TensorWriter {
  private final Layout layout;

  /** For each of the network's channels: its offset in an RGB pixel. */
  private final int[] offsets;

  /** For each of the network's channels: the float that a pixel value becomes. */
  private final float[][] tables = new float[3][256];

  TensorWriter(TensorFormat format) {
    layout = format.layout();
    offsets = format.channels() == ChannelOrder.RGB ? new int[] {0, 1, 2} : new int[] {2, 1, 0};
    for (int c = 0; c < 3; c++) {
      double mean = format.mean().get(c);
      double std = format.std().get(c);
      for (int value = 0; value < 256; value++) {
        tables[c][value] = (float) ((value - mean) / std);
      }
    }
  }

  void write(PixelImage image, FloatBuffer target) {
    int count = image.rgb().length;
    if (target.remaining() < count) {
      throw new BufferOverflowException();
    }
    if (layout == Layout.NCHW) {
      for (int c = 0; c < 3; c++) {
        writePlane(image, offsets[c], tables[c], target);
      }
    } else {
      writePixels(image, target);
    }
  }

  private static void writePlane(PixelImage image, int offset, float[] table, FloatBuffer target) {
    byte[] in = image.rgb();
    float[] row = new float[image.width()];
    for (int y = 0, from = offset; y < image.height(); y++) {
      for (int x = 0; x < row.length; x++, from += 3) {
        row[x] = table[in[from] & 255];
      }
      target.put(row);
    }
  }

  private void writePixels(PixelImage image, FloatBuffer target) {
    byte[] in = image.rgb();
    float[] row = new float[3 * image.width()];
    for (int y = 0, from = 0; y < image.height(); y++) {
      for (int x = 0; x < row.length; x += 3, from += 3) {
        row[x] = tables[0][in[from + offsets[0]] & 255];
        row[x + 1] = tables[1][in[from + offsets[1]] & 255];
        row[x + 2] = tables[2][in[from + offsets[2]] & 255];
      }
      target.put(row);
    }
  }
}
