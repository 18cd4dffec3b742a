package ai.deepware.examples.scan;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths of the command line, then those of the list. */
final class Named implements Iterator<Candidate> {
  private final Iterator<String> paths;
  private final @Nullable PathList list;

  Named(List<String> paths, @Nullable PathList list) {
    this.paths = paths.iterator();
    this.list = list;
  }

  @Override
  public boolean hasNext() {
    return paths.hasNext() || (list != null && list.hasNext());
  }

  @Override
  public Candidate next() {
    return paths.hasNext() || list == null ? Candidate.named(paths.next()) : list.next();
  }
}
