package ai.deepware.convert.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sizes of EfficientNet B0 to B7, from B0's by compound scaling of width and depth (Tan and Le,
 * 2019, section 3.3, with the rounding of the authors' code).
 */
enum EfficientNetVariant {
  B0(1.0, 1.0),
  B1(1.0, 1.1),
  B2(1.1, 1.2),
  B3(1.2, 1.4),
  B4(1.4, 1.8),
  B5(1.6, 2.2),
  B6(1.8, 2.6),
  B7(2.0, 3.1);

  /**
   * Equal blocks in a row.
   *
   * @param kernel side of the depthwise convolution
   * @param repeats number of blocks
   * @param stride of the first block; the others have 1
   * @param expansion factor of the channels within a block
   * @param channels channels behind each block
   */
  record Stage(int kernel, int repeats, int stride, int expansion, int channels) {}

  private static final List<Stage> BASE =
      List.of(
          new Stage(3, 1, 1, 1, 16),
          new Stage(3, 2, 2, 6, 24),
          new Stage(5, 2, 2, 6, 40),
          new Stage(3, 3, 2, 6, 80),
          new Stage(5, 3, 1, 6, 112),
          new Stage(5, 4, 2, 6, 192),
          new Stage(3, 1, 1, 6, 320));

  private final double width;
  private final double depth;

  EfficientNetVariant(double width, double depth) {
    this.width = width;
    this.depth = depth;
  }

  /** Rounds to a multiple of 8, but never down by more than a tenth. */
  private static int channels(int base, double width) {
    double scaled = base * width;
    int rounded = Math.max(8, (int) (scaled + 4) / 8 * 8);
    return rounded < 0.9 * scaled ? rounded + 8 : rounded;
  }

  /** Finds the variant with that many channels in the first and last layer, and such stages. */
  static Optional<EfficientNetVariant> of(int stem, int head, List<Integer> repeats) {
    return Arrays.stream(values())
        .filter(variant -> variant.stem() == stem && variant.head() == head)
        .filter(variant -> variant.stages().stream().map(Stage::repeats).toList().equals(repeats))
        .findFirst();
  }

  int stem() {
    return channels(32, width);
  }

  int head() {
    return channels(1280, width);
  }

  List<Stage> stages() {
    return BASE.stream().map(this::scaled).toList();
  }

  private Stage scaled(Stage base) {
    return new Stage(
        base.kernel(),
        (int) Math.ceil(base.repeats() * depth),
        base.stride(),
        base.expansion(),
        channels(base.channels(), width));
  }
}
