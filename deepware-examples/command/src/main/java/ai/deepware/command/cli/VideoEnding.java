package ai.deepware.command.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** The endings of file names by which videos are known, be they ones that can be decoded or not. */
public final class VideoEnding {
  private static final Set<String> ENDINGS =
      Set.of(
          "264", "265", "3g2", "3gp", "apng", "asf", "avi", "divx", "f4v", "flv", "gif", "h264",
          "h265", "hevc", "ivf", "m1v", "m2t", "m2ts", "m2v", "m4v", "mj2", "mjpeg", "mjpg", "mkv",
          "mov", "mp4", "mpeg", "mpg", "mts", "mxf", "nut", "obu", "ogm", "ogv", "qt", "ts", "vob",
          "webm", "wmv", "y4m");

  private VideoEnding() {}

  /**
   * Looks at a name.
   *
   * @param path any path
   * @return whether it ends like a video's
   */
  public static boolean isOf(Path path) {
    String name = FileNames.name(path).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
