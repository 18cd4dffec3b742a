package ai.deepware.ffmpeg;

/**
 * The sizes of a video's frames, all upright.
 *
 * @param width pixels in a row of the pictures that are returned
 * @param height rows of those pictures
 * @param displayWidth width in pixels of the picture with square pixels before any scaling down
 * @param displayHeight its height
 */
record Geometry(int width, int height, int displayWidth, int displayHeight) {
  /** A sample aspect ratio so near to 1 is taken as 1. */
  private static final double SQUARE = 0.01;

  /**
   * Computes the sizes.
   *
   * @param aspect sample aspect ratio, width by height, of the coded frame; the axis on which
   *     pixels are rarer is stretched, so that no detail is lost
   * @param transpose whether the coded frame lies on its side
   */
  static Geometry of(
      int codedWidth, int codedHeight, double aspect, boolean transpose, DecoderOptions options) {
    int w = aspect > 1 + SQUARE ? (int) Math.rint(codedWidth * aspect) : codedWidth;
    int h = aspect < 1 - SQUARE ? (int) Math.rint(codedHeight / aspect) : codedHeight;
    double pixels = (double) w * h;
    // What was stretched may be larger than any coded frame that is let through.
    double scale = Math.min(1, Math.sqrt(options.limits().pixels() / pixels));
    if (pixels > options.maxPixels()) {
      scale = Math.min(scale, (double) options.maxSide() / Math.max(w, h));
    }
    int width = Math.max(1, (int) (w * scale));
    int height = Math.max(1, (int) (h * scale));
    return transpose ? new Geometry(height, width, h, w) : new Geometry(width, height, w, h);
  }
}
