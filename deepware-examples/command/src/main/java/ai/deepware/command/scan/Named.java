package ai.deepware.command.scan;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths of the command line, then those of the list. */
final class Named implements Iterator<Candidate> {
  /** What stands for standard input. */
  static final String STANDARD_INPUT = "-";

  private final Iterator<String> paths;
  private final InputStream standardInput;
  private final @Nullable PathList list;

  Named(List<String> paths, InputStream standardInput, @Nullable PathList list) {
    this.paths = paths.iterator();
    this.standardInput = standardInput;
    this.list = list;
  }

  @Override
  public boolean hasNext() {
    return paths.hasNext() || (list != null && list.hasNext());
  }

  @Override
  public Candidate next() {
    return paths.hasNext() || list == null ? named(paths.next()) : list.next();
  }

  private Candidate named(String path) {
    return path.equals(STANDARD_INPUT)
        ? Candidate.standardInput(standardInput)
        : Candidate.named(path);
  }
}
