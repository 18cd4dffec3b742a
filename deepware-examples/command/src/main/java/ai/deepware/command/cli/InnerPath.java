package ai.deepware.command.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Paths that data names: a table, or the names of files from strangers. They stay below the folder
 * that they are taken from, on every system: what is a letter here may be a separator, a drive or a
 * device elsewhere.
 */
public final class InnerPath {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d) *(\\..*)?", Pattern.CASE_INSENSITIVE);

  private InnerPath() {}

  /**
   * Simplifies a relative path.
   *
   * @param name any text
   * @return the same with slashes only and without steps upwards; empty if it leads out of its
   *     folder, to that folder itself, or to a device of Windows
   */
  public static Optional<String> of(String name) {
    String slashes = name.replace('\\', '/');
    if (slashes.startsWith("/") || DRIVE.matcher(slashes).lookingAt()) {
      return Optional.empty();
    }
    Deque<String> steps = new ArrayDeque<>();
    for (String step : slashes.split("/", -1)) {
      if (DEVICE.matcher(step).matches() || (step.equals("..") && steps.isEmpty())) {
        return Optional.empty();
      }
      if (step.equals("..")) {
        steps.removeLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(String.join("/", steps));
  }

  /**
   * Finds a file or folder below another one.
   *
   * @param root the folder
   * @param name a relative path, from data
   * @return the path
   * @throws SetupException if it leads out of the folder, or no file can have that name
   */
  public static Path resolve(Path root, String name) {
    String inner =
        of(name)
            .orElseThrow(() -> new SetupException(name + ": leads out of " + FileNames.name(root)));
    try {
      return root.resolve(FileNames.path(inner));
    } catch (InvalidPathException e) {
      throw new SetupException("no file can have the name " + name, e);
    }
  }
}
