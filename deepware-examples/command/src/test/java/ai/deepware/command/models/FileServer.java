package ai.deepware.command.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves bytes on the loopback address, as well or as badly as a test wants it. */
final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  volatile boolean ignoresRanges;
  volatile int cutOff = Integer.MAX_VALUE;

  FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  FileServer serve(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  FileServer redirect(String from, String to) {
    redirects.put(from, to);
    return this;
  }

  /** Path and range of each request. */
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Optional<String> range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
      requests.add(path + range.map(text -> " " + text).orElse(""));
      byte[] content = files.get(path);
      if (redirects.containsKey(path)) {
        exchange.getResponseHeaders().add("Location", redirects.get(path));
        exchange.sendResponseHeaders(302, -1);
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
        exchange.sendResponseHeaders(200, -1);
      } else {
        send(exchange, content, ignoresRanges ? Optional.empty() : range);
      }
    }
  }

  private void send(HttpExchange exchange, byte[] content, Optional<String> range)
      throws IOException {
    int from = range.map(text -> Integer.parseInt(text.replaceAll("\\D", ""))).orElse(0);
    if (range.isPresent() && from >= content.length) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (range.isPresent()) {
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(range.isPresent() ? 206 : 200, content.length - from);
    int until = (int) Math.min(content.length, (long) from + cutOff);
    exchange.getResponseBody().write(content, from, until - from);
    exchange.getResponseBody().flush();
    if (until < content.length) {
      throw new IOException("cut off on purpose");
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
