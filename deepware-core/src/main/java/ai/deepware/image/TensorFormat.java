package ai.deepware.image;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * How a network wants to see an image: the order of its numbers, and {@code (value - mean) / std}
 * for each pixel value of 0 to 255. Immutable and safe to use from several threads.
 *
 * <p>Mean and standard deviation are in units of pixel values, and in the order of the network's
 * channels: for {@link ChannelOrder#BGR} the first number belongs to blue. Published values for
 * pixels of 0 to 1 have to be multiplied by 255.
 *
 * @param layout order of the dimensions
 * @param channels order of the colors
 * @param mean three numbers that are subtracted
 * @param std three numbers, not 0, that the difference is divided by
 * @since 0.1
 */
public record TensorFormat(
    Layout layout, ChannelOrder channels, List<Double> mean, List<Double> std) {

  /** The order of a tensor's dimensions. */
  public enum Layout {
    /** Batch, channel, row, column: planes of one color. */
    NCHW,
    /** Batch, row, column, channel: the colors of a pixel side by side. */
    NHWC
  }

  /** The order of the colors. */
  public enum ChannelOrder {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red, as OpenCV reads images. */
    BGR
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException unless there are three finite numbers each, and no deviation
   *     is 0
   */
  public TensorFormat {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != 3 || !mean.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("mean needs three finite numbers: " + mean);
    }
    if (std.size() != 3 || !std.stream().allMatch(s -> Double.isFinite(s) && s != 0)) {
      throw new IllegalArgumentException("std needs three finite numbers, not 0: " + std);
    }
  }

  /**
   * A format with the same mean and deviation for all colors.
   *
   * @param layout order of the dimensions
   * @param channels order of the colors
   * @param mean what is subtracted from pixel values of 0 to 255
   * @param std what the difference is divided by, not 0
   * @return the format; mean 0 and deviation 1 leave 0 to 255, deviation 255 makes 0 to 1
   * @throws IllegalArgumentException if a number is not finite or the deviation 0
   */
  public static TensorFormat of(Layout layout, ChannelOrder channels, double mean, double std) {
    return new TensorFormat(layout, channels, List.of(mean, mean, mean), List.of(std, std, std));
  }

  /**
   * {@return planes of red, green, blue with the mean and deviation of the images of ImageNet, as
   * the reference's EfficientNet and most of torchvision's networks were trained}
   */
  public static TensorFormat imageNet() {
    return new TensorFormat(
        Layout.NCHW,
        ChannelOrder.RGB,
        List.of(0.485 * 255, 0.456 * 255, 0.406 * 255),
        List.of(0.229 * 255, 0.224 * 255, 0.225 * 255));
  }

  /**
   * The dimensions of a tensor of several images.
   *
   * @param batch number of images
   * @param height rows
   * @param width columns
   * @return four numbers in the order of the layout
   */
  public long[] shape(int batch, int height, int width) {
    return layout == Layout.NCHW
        ? new long[] {batch, 3, height, width}
        : new long[] {batch, height, width, 3};
  }

  /**
   * Writes one image as {@code 3 * width * height} numbers at the buffer's position, and moves the
   * position behind them.
   *
   * @param image the image
   * @param target where to
   * @throws java.nio.BufferOverflowException if the buffer has no room for them; nothing is written
   *     then
   */
  public void write(PixelImage image, FloatBuffer target) {
    new TensorWriter(this).write(image, target);
  }
}
