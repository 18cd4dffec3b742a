package ai.deepware;

import ai.deepware.ScanException.Reason;
import ai.deepware.frame.VideoInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Many files at a stated parallelism, each on its own. */
final class ScanBatch {
  private final Scanner scanner;
  private final ScanListener listener;
  private final Cancellation outer;
  private final Consumer<ScanReport> whenDone;
  private final Cancellation inner = new Cancellation();
  private final Object reporting = new Object();

  ScanBatch(
      Scanner scanner,
      ScanListener listener,
      Cancellation cancellation,
      Consumer<ScanReport> whenDone) {
    this.scanner = scanner;
    this.listener = listener;
    this.outer = cancellation;
    this.whenDone = whenDone;
  }

  List<ScanReport> run(List<Path> files, int parallelism, int most) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1: " + parallelism);
    }
    AtomicInteger number = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(Math.min(parallelism, most), Math.max(1, files.size())),
            task -> new Thread(task, "deepware-scan-" + number.incrementAndGet()));
    try {
      List<Future<ScanReport>> futures = new ArrayList<>();
      files.forEach(file -> futures.add(pool.submit(() -> scanOne(file))));
      return await(futures);
    } finally {
      inner.cancel();
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  private static void awaitEnd(ExecutorService pool) {
    boolean interrupted = Thread.interrupted();
    try {
      while (!pool.isTerminated()) {
        try {
          pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<ScanReport> await(List<Future<ScanReport>> futures) {
    List<ScanReport> reports = new ArrayList<>();
    boolean interrupted = false;
    try {
      for (int i = 0; i < futures.size(); ) {
        try {
          reports.add(futures.get(i).get());
          i++;
        } catch (InterruptedException e) {
          interrupted = true;
          inner.cancel();
        } catch (ExecutionException e) {
          throw unchecked(e.getCause());
        }
      }
      return reports;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
  }

  private ScanReport scanOne(Path file) {
    ScanReport report = attempt(file);
    synchronized (reporting) {
      try {
        whenDone.accept(report);
      } catch (Throwable thrown) {
        inner.cancel();
        throw thrown;
      }
    }
    return report;
  }

  private ScanReport attempt(Path file) {
    if (outer.isCancelled() || inner.isCancelled()) {
      return ScanReport.of(
          file, new ScanException(file.toString(), Step.DECODE, Reason.CANCELLED, "not started"));
    }
    try {
      Cancellation either = new Cancellation(outer, inner);
      return ScanReport.of(file, scanner.scan(VideoInput.of(file), listener, either));
    } catch (ScanException e) {
      return ScanReport.of(file, e);
    }
  }
}
