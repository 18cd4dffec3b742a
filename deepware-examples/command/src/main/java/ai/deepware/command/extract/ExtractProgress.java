package ai.deepware.command.extract;

import ai.deepware.ScanListener;
import ai.deepware.ScanProgress;
import ai.deepware.command.cli.Terminal;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many videos are done, on the terminal's status line. Thread-safe. */
final class ExtractProgress implements ScanListener {
  private static final int BAR = 20;
  private static final long REDRAW_NANOS = 100_000_000;

  private final Terminal terminal;
  private final int videos;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong nextRedraw = new AtomicLong(System.nanoTime());

  ExtractProgress(Terminal terminal, int videos) {
    this.terminal = terminal;
    this.videos = videos;
  }

  void videoDone() {
    done.incrementAndGet();
  }

  @Override
  public void onProgress(ScanProgress progress) {
    long now = System.nanoTime();
    long due = nextRedraw.get();
    if (terminal.interactive()
        && now - due >= 0
        && nextRedraw.compareAndSet(due, now + REDRAW_NANOS)) {
      terminal.status(line(done.get(), videos, progress));
    }
  }

  static String line(int done, int videos, ScanProgress progress) {
    int full = BAR * done / Math.max(1, videos);
    return String.format(
        Locale.ROOT,
        "[%s] %d of %d videos; frame %d, %d faces: %s",
        "#".repeat(full) + ".".repeat(BAR - full),
        done,
        videos,
        progress.framesDone(),
        progress.facesFound(),
        progress.file());
  }
}
