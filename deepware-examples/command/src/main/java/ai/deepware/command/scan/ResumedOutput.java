package ai.deepware.command.scan;

import ai.deepware.command.cli.AtomicOutput;
import ai.deepware.command.cli.TextOutput;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file of results, a JSON object a line, that an interrupted run began: what stands there is
 * kept, but for failures and a last line that is not whole, and what comes is added at once.
 */
final class ResumedOutput implements TextOutput {
  private static final JsonFactory JSON = new JsonFactory();

  private final Set<String> names = new HashSet<>();
  private final Writer writer;

  private ResumedOutput(Path file) throws IOException {
    try (AtomicOutput kept = AtomicOutput.open(file)) {
      if (Files.exists(file)) {
        keep(file, kept);
      }
      kept.commit();
    }
    writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  /**
   * Opens a file, which need not be there yet.
   *
   * @throws IOException if it cannot be read or written, or holds something else; it stays then
   */
  static ResumedOutput open(Path file) throws IOException {
    return new ResumedOutput(file);
  }

  private void keep(Path file, AtomicOutput kept) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String line = reader.readLine();
      for (int number = 1; line != null; number++) {
        String next = reader.readLine();
        Optional<Done> done = parse(line);
        if (done.isEmpty() && next != null) {
          throw new FileSystemException(
              file.toString(), null, "line " + number + " is no result of a scan");
        }
        if (done.isPresent() && !done.get().failed() && names.add(done.get().name())) {
          kept.write(line + "\n");
        }
        line = next;
      }
    }
  }

  /** What a line says. */
  private record Done(String name, boolean failed) {}

  /** Empty where the line is none of ours, or not whole. */
  private static Optional<Done> parse(String line) {
    String name = null;
    String outcome = null;
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING && field.equals("file")) {
          name = parser.getText();
        } else if (value == JsonToken.VALUE_STRING && field.equals("outcome")) {
          outcome = parser.getText();
        }
        parser.skipChildren();
      }
      return name == null || outcome == null || parser.currentToken() != JsonToken.END_OBJECT
          ? Optional.empty()
          : Optional.of(new Done(name, outcome.equals("FAILED")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a video of this name has a result. */
  boolean has(String name) {
    return names.contains(name);
  }

  @Override
  public void write(String text) throws IOException {
    writer.write(text);
    // What was scanned is there, whatever comes next.
    writer.flush();
  }

  @Override
  public void commit() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
