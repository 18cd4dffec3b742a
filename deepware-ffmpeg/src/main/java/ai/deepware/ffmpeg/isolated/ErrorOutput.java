package ai.deepware.ffmpeg.isolated;

import ai.deepware.text.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
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

  private final Deque<String> last = new ArrayDeque<>();
  private final List<String> crash = new ArrayList<>();
  private final Thread reader;

  ErrorOutput(InputStream stream) {
    reader = new Thread(() -> readAll(stream), "deepware-decoder-errors");
    reader.setDaemon(true);
    reader.start();
  }

  /** Of a line only the start is read into memory, since one may have no end. */
  private void readAll(InputStream stream) {
    try (Reader characters =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder(LENGTH);
      int character;
      while ((character = characters.read()) >= 0) {
        if (character == '\n' || character == '\r') {
          end(line);
        } else if (line.length() < LENGTH) {
          line.append((char) character);
        }
      }
      end(line);
    } catch (IOException e) {
      LOG.debug("decoder: standard error ended", e);
    }
  }

  private void end(StringBuilder line) {
    if (line.length() > 0) {
      String text = Printable.line(line.toString().replace('\t', ' '));
      line.setLength(0);
      LOG.debug("decoder: {}", text);
      keep(text);
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

  /**
   * {@return why the process ended, as far as it said so; to be asked when it has ended}
   *
   * @param millis how long its last words are awaited
   */
  String summary(long millis) throws InterruptedException {
    reader.join(Math.max(1, millis));
    synchronized (this) {
      return crash.isEmpty() ? String.join("; ", last) : String.join(" in ", crash);
    }
  }
}
