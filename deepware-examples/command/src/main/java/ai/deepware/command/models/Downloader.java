package ai.deepware.command.models;

import ai.deepware.command.cli.InnerPath;
import ai.deepware.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Fetches files into a folder. What was fetched of a file stays when the connection breaks, and is
 * gone on from the next time; a file appears under its name only when its checksum is right.
 */
final class Downloader {
  /** Answers in a row that bring nothing new, before it gives up. */
  private static final int ATTEMPTS = 4;

  private static final int CHUNK = 1 << 16;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Hears how far a download is. */
  @FunctionalInterface
  interface Progress {
    /** Bytes there, and bytes in all, -1 if that is unknown. */
    void at(long done, long all);
  }

  private final HttpClient client;
  private final Path folder;
  private final Duration idle;
  private final Progress progress;

  /**
   * Makes a downloader that gives a connection up where nothing comes for the time {@code idle}.
   */
  Downloader(HttpClient client, Path folder, Duration idle, Progress progress) {
    this.client = client;
    this.folder = folder;
    this.idle = idle;
    this.progress = progress;
  }

  /** How large the file is, as the catalogue or else its server says; empty if neither does. */
  OptionalLong size(CatalogueEntry entry) throws InterruptedException {
    if (entry.bytes().isPresent()) {
      return entry.bytes();
    }
    HttpRequest request =
        HttpRequest.newBuilder(address(entry))
            .timeout(idle)
            .header("User-Agent", "deepware")
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
      return response.statusCode() == 200
          ? response.headers().firstValueAsLong("Content-Length")
          : OptionalLong.empty();
    } catch (IOException | NumberFormatException e) {
      // Fetching it will tell why.
      return OptionalLong.empty();
    }
  }

  /** Returns the file, after fetching what is missing of it; address and checksum must be known. */
  Path fetch(CatalogueEntry entry) throws IOException, InterruptedException {
    return fetch(entry, checksum -> false);
  }

  /**
   * Returns the file, after fetching what is missing of it; its address must be known.
   *
   * @param trusted says whether a checksum is the right one, where none is known
   */
  Path fetch(CatalogueEntry entry, Predicate<String> trusted)
      throws IOException, InterruptedException {
    Path target = InnerPath.resolve(folder, entry.name() + "/" + entry.file());
    if (Files.isRegularFile(target)
        && entry.sha256().isPresent()
        && Sha256.of(target).equals(entry.sha256().get())) {
      return target;
    }
    Files.createDirectories(target.resolveSibling(""));
    Path partial = target.resolveSibling(entry.file() + ".part");
    try (FileChannel out =
        FileChannel.open(
            partial,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      lock(out, partial);
      complete(entry, out);
      out.force(true);
      check(entry, partial, trusted);
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  /** Until the channel is closed. */
  private static void lock(FileChannel out, Path partial) throws IOException {
    try {
      if (out.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // In this process; reported like one in another.
    }
    throw new DownloadException("another download to " + partial + " is under way");
  }

  private static void check(CatalogueEntry entry, Path partial, Predicate<String> trusted)
      throws IOException {
    String actual = Sha256.of(partial);
    if (entry.sha256().isEmpty()) {
      if (!trusted.test(actual)) {
        throw new DownloadException(
            "%s has SHA-256 %s, which nobody vouches for: it is kept as %s until somebody does"
                .formatted(entry.file(), actual, partial));
      }
      return;
    }
    String expected = entry.sha256().get();
    if (!actual.equals(expected)) {
      Files.delete(partial);
      throw new DownloadException(
          "%s has SHA-256 %s, not %s: it is not the file that it should be, and was deleted"
              .formatted(entry.file(), actual, expected));
    }
  }

  private void complete(CatalogueEntry entry, FileChannel out)
      throws IOException, InterruptedException {
    long most = out.size();
    for (int failures = 0; ; ) {
      try {
        fetchRest(entry, out);
        return;
      } catch (DownloadException e) {
        throw e;
      } catch (IOException e) {
        // A server may send the same bytes, or fewer, again and again.
        failures = out.size() > most ? 1 : failures + 1;
        most = Math.max(most, out.size());
        if (failures == ATTEMPTS) {
          throw new DownloadException(
              String.format(
                  Locale.ROOT,
                  "%s cannot be fetched from %s: %s; what is there already (%d bytes) is kept",
                  entry.file(),
                  address(entry),
                  reason(e),
                  out.size()),
              e);
        }
      }
    }
  }

  private static String reason(IOException e) {
    if (e instanceof ConnectException) {
      return e.getCause() instanceof ConnectException unknown
              && unknown.getCause() instanceof UnresolvedAddressException
          ? "there is no such host"
          : "no connection";
    }
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + message;
  }

  private static URI address(CatalogueEntry entry) {
    return entry.address().orElseThrow();
  }

  /** Asks for what is missing. */
  private void fetchRest(CatalogueEntry entry, FileChannel out)
      throws IOException, InterruptedException {
    long have = out.size();
    if (entry.bytes().isPresent() && have == entry.bytes().getAsLong()) {
      return;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(entry)).timeout(PATIENCE).header("User-Agent", "deepware");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (PatientBody body = new PatientBody(response.body(), idle)) {
      switch (response.statusCode()) {
        case 200 -> out.truncate(0);
        case 206 -> {
          if (!goesOn(response, have)) {
            out.truncate(0);
            throw new IOException("the server sent another part than the one asked for");
          }
        }
        case 416 -> {
          out.truncate(0);
          if (have == 0) {
            throw refused(entry, response);
          }
          throw new IOException("the server has no part from byte " + have + " on");
        }
        default -> throw refused(entry, response);
      }
      receive(entry, response, body, out);
    }
  }

  private static boolean goesOn(HttpResponse<?> response, long have) {
    return response
        .headers()
        .firstValue("Content-Range")
        .filter(range -> range.startsWith("bytes " + have + "-"))
        .isPresent();
  }

  private static DownloadException refused(CatalogueEntry entry, HttpResponse<?> response) {
    return new DownloadException(
        String.format(
            Locale.ROOT,
            "%s cannot be fetched: %s answered with status %d%s",
            entry.file(),
            response.uri(),
            response.statusCode(),
            response.statusCode() == 407 ? ", the proxy wants a name and a password" : ""));
  }

  private void receive(
      CatalogueEntry entry, HttpResponse<?> response, PatientBody body, FileChannel out)
      throws IOException, InterruptedException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long all = length < 0 ? entry.bytes().orElse(-1) : out.size() + length;
    checkSize(entry, all);
    checkSpace(entry, all - out.size());
    byte[] chunk = new byte[CHUNK];
    for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
      if (out.size() + count > entry.bytes().orElse(Long.MAX_VALUE)) {
        checkSize(entry, out.size() + count);
      }
      ByteBuffer some = ByteBuffer.wrap(chunk, 0, count);
      while (some.hasRemaining()) {
        out.write(some, out.size());
      }
      progress.at(out.size(), all);
    }
    if (all >= 0 && out.size() < all) {
      throw new IOException("the connection ended after " + out.size() + " of " + all + " bytes");
    }
  }

  private static void checkSize(CatalogueEntry entry, long all) throws IOException {
    if (all >= 0 && entry.bytes().isPresent() && all != entry.bytes().getAsLong()) {
      throw new DownloadException(
          String.format(
              Locale.ROOT,
              "%s would have %d bytes, not %d: it is not the file that it should be",
              entry.file(),
              all,
              entry.bytes().getAsLong()));
    }
  }

  private void checkSpace(CatalogueEntry entry, long missing) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (missing > free) {
      throw new DownloadException(
          String.format(
              Locale.ROOT,
              "%s needs %d bytes more, and %s has only %d free",
              entry.file(),
              missing,
              folder,
              free));
    }
  }
}
