package ai.deepware.render;

/**
 * Colors by place, in several sizes, each half of the one before. A texel is {@code 0xAARRGGBB};
 * here alpha says how much of a swapped face covers the place.
 */
final class Texture {
  private final int[] widths;
  private final int[] heights;
  private final int[][] levels;

  private Texture(int[] widths, int[] heights, int[][] levels) {
    this.widths = widths;
    this.heights = heights;
    this.levels = levels;
  }

  /** The color of a place. */
  @FunctionalInterface
  interface Painter {
    int color(double u, double v);
  }

  static Texture paint(int width, int height, Painter painter) {
    int[] texels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        texels[y * width + x] = painter.color((x + 0.5) / width, (y + 0.5) / height);
      }
    }
    return of(width, height, texels);
  }

  private static Texture of(int width, int height, int[] texels) {
    int count = 1;
    while ((Math.min(width, height) >> count) >= 4) {
      count++;
    }
    int[] widths = new int[count];
    int[] heights = new int[count];
    int[][] levels = new int[count][];
    widths[0] = width;
    heights[0] = height;
    levels[0] = texels;
    for (int i = 1; i < count; i++) {
      widths[i] = widths[i - 1] / 2;
      heights[i] = heights[i - 1] / 2;
      levels[i] = halved(levels[i - 1], widths[i - 1], widths[i], heights[i]);
    }
    return new Texture(widths, heights, levels);
  }

  private static int[] halved(int[] large, int largeWidth, int width, int height) {
    int[] small = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 2 * y * largeWidth + 2 * x;
        small[y * width + x] =
            Colors.mean(
                large[at], large[at + 1], large[at + largeWidth], large[at + largeWidth + 1]);
      }
    }
    return small;
  }

  int height() {
    return heights[0];
  }

  /** The size to use where {@code texels} of the largest fall on one pixel. */
  int level(double texels) {
    int level = texels <= 1 ? 0 : (int) Math.round(Math.log(texels) / Math.log(2));
    return Math.min(level, levels.length - 1);
  }

  int color(int level, float u, float v) {
    int width = widths[level];
    int x = Math.max(0, Math.min(width - 1, (int) (u * width)));
    int y = Math.max(0, Math.min(heights[level] - 1, (int) (v * heights[level])));
    return levels[level][y * width + x];
  }
}
