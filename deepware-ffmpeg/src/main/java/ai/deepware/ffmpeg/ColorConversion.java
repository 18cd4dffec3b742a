package ai.deepware.ffmpeg;

/**
 * How the pixels of a video become RGB.
 *
 * @since 0.1
 */
public enum ColorConversion {
  /**
   * By the video's own tags: BT.601, BT.709, BT.2020, SMPTE 240M or FCC, limited or full range.
   * Where the matrix is not tagged, it is BT.709 for frames at least 1280 pixels wide or more than
   * 576 high and BT.601 for smaller ones, as video players choose; an untagged range is limited. A
   * video tagged YCgCo or ICtCp, which swscale does not convert, is refused.
   */
  STANDARD,
  /**
   * Always BT.601, whatever the tags say, as the reference does: its networks were trained on such
   * pixels. The range is full for formats that imply it (JPEG) and limited for all others.
   */
  REFERENCE
}
