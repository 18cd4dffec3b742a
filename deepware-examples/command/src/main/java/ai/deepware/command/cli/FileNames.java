package ai.deepware.command.cli;

import ai.deepware.text.Printable;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * File names in Unicode, whatever the locale.
 *
 * <p>In a locale such as {@code C} the JVM can neither show a name like {@code 視.mp4} nor make a
 * path of it. On Unix a path is bytes, which go through a {@code file:} address unchanged; they are
 * taken for UTF-8 here.
 */
public final class FileNames {
  private static final char UNKNOWN = '\uFFFD';

  private FileNames() {}

  /**
   * Makes a path of a name.
   *
   * @param name as the user wrote it
   * @return the path, relative if the name is
   * @throws InvalidPathException if it is none on this system
   */
  public static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      if (name.isEmpty() || name.indexOf('\0') >= 0 || !isUnix()) {
        throw e;
      }
      return fromBytes(name, e);
    }
  }

  private static Path fromBytes(String name, InvalidPathException reason) {
    StringBuilder address = new StringBuilder(name.startsWith("/") ? "file://" : "file:///");
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      address.append(b == '/' ? "/" : String.format(Locale.ROOT, "%%%02X", b & 0xFF));
    }
    try {
      Path path = Path.of(URI.create(address.toString()));
      return name.startsWith("/") ? path : path.subpath(0, path.getNameCount());
    } catch (IllegalArgumentException e) {
      reason.addSuppressed(e);
      throw reason;
    }
  }

  /**
   * Names a path.
   *
   * @param path any path
   * @return its name, with U+FFFD only for bytes that are no UTF-8
   */
  public static String name(Path path) {
    String name = path.toString();
    if (name.indexOf(UNKNOWN) < 0 || !isUnix()) {
      return name;
    }
    // A plus is a plus in an address of a file, but URLDecoder takes it for a blank.
    String address = Path.of("/").resolve(path).toUri().getRawPath().replace("+", "%2B");
    String absolute = URLDecoder.decode(address, StandardCharsets.UTF_8);
    String whole =
        absolute.length() > 1 && absolute.endsWith("/")
            ? absolute.substring(0, absolute.length() - 1)
            : absolute;
    return path.isAbsolute() ? whole : whole.substring(1);
  }

  /**
   * Names a path without its folder and its extension.
   *
   * @param path any path
   * @return {@code clip} of {@code videos/clip.mp4}
   */
  public static String stem(Path path) {
    Path last = path.getFileName();
    String name = last == null ? "" : name(last);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * Makes a text safe for one line of a terminal: control characters, line ends, marks that turn
   * the direction of writing, and lone surrogates become escapes.
   *
   * @param text any text, such as a file name or a message of an error
   * @return the text in one line
   */
  public static String printable(String text) {
    return Printable.line(text);
  }

  private static boolean isUnix() {
    return java.io.File.separatorChar == '/';
  }
}
