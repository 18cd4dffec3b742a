package ai.deepware.command.scan;

import ai.deepware.ScanListener;
import ai.deepware.ScanProgress;
import ai.deepware.command.cli.Terminal;
import ai.deepware.json.ScanJson;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A progress bar on the terminal's status line, for the scan that moved last. By hand: the bars of
 * {@code me.tongfei:progressbar} draw in a thread of their own, between results and errors.
 */
final class Progress implements ScanListener {
  private static final int BAR = 20;
  private static final long REDRAW_NANOS = 100_000_000;

  private final Terminal terminal;
  private final AtomicInteger videosDone = new AtomicInteger();
  private final AtomicLong nextRedraw = new AtomicLong(System.nanoTime());

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  void videoDone() {
    videosDone.incrementAndGet();
  }

  @Override
  public void onProgress(ScanProgress progress) {
    long now = System.nanoTime();
    long due = nextRedraw.get();
    if (terminal.interactive()
        && now - due >= 0
        && nextRedraw.compareAndSet(due, now + REDRAW_NANOS)) {
      terminal.status(line(progress, videosDone.get() + 1));
    }
  }

  static String line(ScanProgress progress, int video) {
    long expected = Math.max(progress.framesExpected().orElse(0), progress.framesDone());
    String bar =
        progress.framesExpected().isEmpty()
            ? "-".repeat(BAR)
            : bar((double) progress.framesDone() / Math.max(1, expected));
    return String.format(
        Locale.ROOT,
        "[%s] video %d, frame %d%s, %s, %d faces: %s",
        bar,
        video,
        progress.framesDone(),
        progress.framesExpected().isEmpty() ? "" : " of " + expected,
        ScanJson.camelCase(progress.step()),
        progress.facesFound(),
        progress.file());
  }

  private static String bar(double share) {
    int full = (int) Math.round(share * BAR);
    return "#".repeat(full) + ".".repeat(BAR - full);
  }
}
