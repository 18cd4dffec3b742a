package ai.deepware.command.scan;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The names in a list, read as they are asked for: UTF-8, one a line, empty lines left out. A name
 * that ends with NUL instead of a line end may contain line ends, as {@code find -print0} writes
 * it: the first end found says which of the two it is. Of a name that is longer than any file's its
 * start is kept, so that it can be told of. What never ends is no list.
 */
final class PathList implements Iterator<Candidate> {
  /** Bytes; no system has longer paths. */
  private static final int MOST = 128 * 1024;

  /** Bytes without a name's end, or names without a byte, after which it is no list. */
  private static final int NO_LIST = 64 << 20;

  private final InputStream in;
  private int separator = -1;
  private @Nullable String next;
  private boolean ended;

  PathList(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  @Override
  public boolean hasNext() {
    try {
      for (int i = 0; next == null && !ended; i++) {
        check(i);
        String name = read();
        if (!name.isEmpty()) {
          next = name;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  private String read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int b = in.read();
    for (int i = 0; b >= 0 && !ends(b); i++) {
      check(i);
      if (bytes.size() < MOST) {
        bytes.write(b);
      }
      b = in.read();
    }
    ended = b < 0;
    String name = bytes.toString(StandardCharsets.UTF_8);
    return separator != 0 && name.endsWith("\r") ? name.substring(0, name.length() - 1) : name;
  }

  private static void check(int count) throws IOException {
    if (count >= NO_LIST) {
      throw new IOException("--list: is no list of names");
    }
  }

  private boolean ends(int b) {
    if (separator < 0 && (b == 0 || b == '\n')) {
      separator = b;
    }
    return b == separator;
  }

  @Override
  public Candidate next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Candidate found = Candidate.named(next);
    next = null;
    return found;
  }
}
