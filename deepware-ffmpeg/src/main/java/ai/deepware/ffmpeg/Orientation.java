package ai.deepware.ffmpeg;

/**
 * How a coded frame is turned for display: transposed first or not, then mirrored along each axis.
 * The eight combinations are the four right-angle rotations, each with and without a mirror.
 */
record Orientation(boolean transpose, boolean flipX, boolean flipY) {
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /**
   * The orientation nearest to a display matrix {a, b, u, c, d, v, x, y, w}, which takes the coded
   * point (p, q) to (a p + c q, b p + d q).
   */
  static Orientation ofMatrix(int[] matrix) {
    long a = matrix[0];
    long b = matrix[1];
    long c = matrix[3];
    long d = matrix[4];
    if (Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)) {
      return new Orientation(false, a < 0, d < 0);
    }
    return new Orientation(true, c < 0, b < 0);
  }

  /**
   * Turns pixels of {@code width * height} in rows of {@code stride} bytes into an upright array.
   */
  byte[] apply(byte[] pixels, int stride, int width, int height) {
    int outWidth = transpose ? height : width;
    int outHeight = transpose ? width : height;
    byte[] out = new byte[3 * outWidth * outHeight];
    int stepX = transpose ? stride : 3;
    int stepY = transpose ? 3 : stride;
    int at = 0;
    for (int y = 0; y < outHeight; y++) {
      int from = (flipY ? outHeight - 1 - y : y) * stepY + (flipX ? outWidth - 1 : 0) * stepX;
      int step = flipX ? -stepX : stepX;
      for (int x = 0; x < outWidth; x++, from += step) {
        out[at++] = pixels[from];
        out[at++] = pixels[from + 1];
        out[at++] = pixels[from + 2];
      }
    }
    return out;
  }
}
