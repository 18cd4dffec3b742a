package ai.deepware.command.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that never come to an end are asked a few times only. */
@Timeout(30)
class RudeServersTest {
  private static final int SIZE = 10_000;

  @TempDir Path folder;
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch testEnds = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
  }

  @AfterEach
  void stopServer() {
    testEnds.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void assertGivesUp(HttpHandler answer, String why) {
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          try (exchange) {
            answer.handle(exchange);
          }
        });
    server.start();
    Properties catalogue = new Properties();
    catalogue.setProperty("net.file", "net.pt");
    catalogue.setProperty("net.url", "http://127.0.0.1:" + server.getAddress().getPort());
    catalogue.setProperty("net.licence", "MIT");
    catalogue.setProperty("net.sha256", "0".repeat(64));
    CatalogueEntry entry = new Catalogue(catalogue).find("net").orElseThrow();
    HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

    assertThatThrownBy(
            () ->
                new Downloader(client, folder, Duration.ofMillis(200), (done, all) -> {})
                    .fetch(entry))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining(why);
    assertThat(requests).hasValueLessThanOrEqualTo(8);
  }

  private void isThere(int bytes) throws IOException {
    Files.createDirectories(folder.resolve("net"));
    Files.write(folder.resolve("net/net.pt.part"), new byte[bytes]);
  }

  private static void send(HttpExchange exchange, int bytes) throws IOException {
    exchange.sendResponseHeaders(200, SIZE);
    exchange.getResponseBody().write(new byte[bytes]);
    exchange.getResponseBody().flush();
  }

  @Test
  void thatSendAnotherPartThanTheOneAskedFor() throws IOException {
    isThere(100);

    assertGivesUp(exchange -> exchange.sendResponseHeaders(206, -1), "another part");
  }

  @Test
  void thatHaveNoRestAndBreakOffTheWhole() throws IOException {
    isThere(100);

    assertGivesUp(
        exchange -> {
          if (exchange.getRequestHeaders().containsKey("Range")) {
            exchange.sendResponseHeaders(416, -1);
          } else {
            send(exchange, 50);
          }
        },
        "cannot be fetched");
  }

  @Test
  void thatSendNowMoreNowLessOfTheWhole() {
    assertGivesUp(
        exchange -> send(exchange, requests.get() % 2 == 0 ? 500 : 1000), "cannot be fetched");
  }

  @Test
  void thatStopInTheMiddle() {
    assertGivesUp(
        exchange -> {
          send(exchange, 1000);
          try {
            testEnds.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "nothing came for");
  }
}
