package ai.deepware.command.cli;

import ai.deepware.text.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Standard output and standard error in UTF-8, whatever the locale, with a status line on the
 * latter where it is a terminal. Safe to use from several threads. By hand: JLine takes the
 * terminal over, with native code or other programs, to edit lines that nobody types here.
 */
public final class Terminal {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final boolean shared;
  private final int width;
  private boolean statusShown;

  /**
   * Makes a terminal.
   *
   * @param out results
   * @param err errors and status
   * @param interactive whether a person looks at {@code err}
   * @param width characters in a line
   */
  public Terminal(OutputStream out, OutputStream err, boolean interactive, int width) {
    this(out, err, interactive, false, width);
  }

  /**
   * Makes a terminal.
   *
   * @param out results
   * @param err errors and status
   * @param interactive whether a person looks at {@code err}
   * @param shared whether the same person looks at {@code out}
   * @param width characters in a line
   */
  public Terminal(
      OutputStream out, OutputStream err, boolean interactive, boolean shared, int width) {
    this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.interactive = interactive;
    this.shared = shared;
    this.width = width;
  }

  /**
   * {@return the streams of this process; {@code System.out} and {@code System.err} use them too}
   */
  public static Terminal system() {
    Terminal terminal =
        new Terminal(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            isTerminal(2),
            isTerminal(1) && isTerminal(2),
            columns(System.getenv("COLUMNS")));
    System.setOut(terminal.out);
    System.setErr(terminal.err);
    return terminal;
  }

  private static boolean isTerminal(int descriptor) {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return hasConsole();
    }
  }

  /**
   * Where there is no /proc: a console means that standard input and output are a terminal, up to
   * JDK 21; later ones always have a console.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    return Runtime.version().feature() < 22 && System.console() != null;
  }

  private static int columns(@Nullable String columns) {
    return columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80;
  }

  /**
   * Prints to standard output, with all control characters but line feeds escaped.
   *
   * @param text as it is to appear, with its line ends
   * @return whether it could be written
   */
  public synchronized boolean print(String text) {
    clearStatus();
    out.print(Printable.lines(text));
    return !out.checkError();
  }

  /**
   * Prints one line to standard error, escaped.
   *
   * @param message what is wrong
   */
  public synchronized void error(String message) {
    clearStatus();
    err.println("deepware: " + FileNames.printable(message));
  }

  /**
   * Prints a stack trace to standard error.
   *
   * @param thrown what was thrown
   */
  public synchronized void trace(Throwable thrown) {
    clearStatus();
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    err.print(Printable.lines(text.toString().replace("\t", "    ")));
    err.flush();
  }

  /** {@return whether a status line is shown at all} */
  public boolean interactive() {
    return interactive;
  }

  /** {@return whether results and errors come onto the same screen} */
  public boolean shared() {
    return shared;
  }

  /**
   * Replaces the status line; does nothing where nobody looks.
   *
   * @param line what goes on, cut to the width of the terminal
   */
  public synchronized void status(String line) {
    if (!interactive) {
      return;
    }
    String safe = FileNames.printable(line);
    err.print(CLEAR_LINE + safe.substring(0, Math.min(safe.length(), width - 1)));
    err.flush();
    statusShown = true;
  }

  /** Removes the status line. */
  public synchronized void clearStatus() {
    if (statusShown) {
      err.print(CLEAR_LINE);
      err.flush();
      statusShown = false;
    }
  }

  /** {@return standard output for help texts} */
  public PrintWriter outWriter() {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }

  /** {@return standard error for help texts} */
  public PrintWriter errWriter() {
    return new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
  }
}
