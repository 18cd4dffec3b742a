package ai.deepware.command.cli;

import java.io.IOException;

/** A file that text is added to. Whoever opens it closes it. For one thread at a time. */
public interface TextOutput extends AutoCloseable {
  /**
   * Adds text.
   *
   * @param text as it is to appear
   * @throws IOException if it cannot be written
   */
  void write(String text) throws IOException;

  /**
   * Says that all was written.
   *
   * @throws IOException if the file cannot be put in its place
   */
  void commit() throws IOException;

  @Override
  void close() throws IOException;
}
