package ai.deepware.command.robustness;

import ai.deepware.frame.FrameSource;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.nio.file.Path;

/** Compresses videos once more, as H.264. Safe to use from several threads. */
interface Recompression {
  /** The encoder. */
  String name();

  /** What its levels are of. */
  String unit();

  /**
   * Compresses a video.
   *
   * @param frames reads it
   * @param input the video
   * @param level how much, in the encoder's unit
   * @param target the file to write
   * @throws IOException if it cannot be compressed
   */
  void compress(FrameSource frames, VideoInput input, int level, Path target) throws IOException;
}
