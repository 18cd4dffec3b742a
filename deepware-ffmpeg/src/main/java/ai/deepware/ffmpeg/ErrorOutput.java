package ai.deepware.ffmpeg;

import ai.deepware.text.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a child writes to standard error, and keeps what tells why it ended. */
final class ErrorOutput {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorOutput.class);
  private static final int LINES = 3;
  private static final int LENGTH = 300;
  private static final long END_MILLIS = 2_000;

  private final Deque<String> last = new ArrayDeque<>();
  private final List<String> crash = new ArrayList<>();
  private final Thread reader;

  ErrorOutput(InputStream stream) {
    reader = new Thread(() -> readAll(stream), "deepware-decoder-errors");
    reader.setDaemon(true);
    reader.start();
  }

  private void readAll(InputStream stream) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        LOG.debug("decoder: {}", Printable.line(line));
        keep(line.length() > LENGTH ? line.substring(0, LENGTH) : line);
      }
    } catch (IOException e) {
      LOG.debug("decoder: standard error ended", e);
    }
  }

  /** A JVM that crashes first says in comments which signal it got, and in which function. */
  private synchronized void keep(String line) {
    if (line.startsWith("#")) {
      boolean tells =
          line.startsWith("#  SIG") || line.startsWith("#  EXC") || line.startsWith("# C  [");
      if (tells && crash.size() < LINES) {
        crash.add(line.substring(1).strip());
      }
    } else if (!line.isBlank()) {
      last.addLast(line.strip());
      if (last.size() > LINES) {
        last.removeFirst();
      }
    }
  }

  /** {@return why the process ended, as far as it said so; to be asked when it has ended} */
  String summary() throws InterruptedException {
    reader.join(END_MILLIS);
    synchronized (this) {
      return crash.isEmpty() ? String.join("; ", last) : String.join(" in ", crash);
    }
  }
}
