package ai.deepware.command.models;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The body of an answer, which is given up where nothing of it comes for a time. */
final class PatientBody implements AutoCloseable {
  private final InputStream body;
  private final Duration patience;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "deepware-download");
            thread.setDaemon(true);
            return thread;
          });

  /** Makes one; closing it closes the body. */
  PatientBody(InputStream body, Duration patience) {
    this.body = body;
    this.patience = patience;
  }

  /** Reads at least one byte and returns how many, or -1 at the end. */
  int read(byte[] chunk) throws IOException, InterruptedException {
    Future<Integer> count = reader.submit(() -> body.read(chunk));
    try {
      return count.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException("nothing came for " + patience.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    reader.shutdownNow();
    body.close();
  }
}
