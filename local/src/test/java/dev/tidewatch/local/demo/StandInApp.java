package dev.tidewatch.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTP server with prepared answers, for tests of what reads and waits for them: what the
 * application really answers is tested where the application is.
 */
final class StandInApp implements DemoApp {
  private final HttpServer server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  StandInApp(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/v1/", this::answer);
    server.start();
  }

  /** Answers a GET of the path below {@code /api/v1/} from now on. */
  StandInApp answering(String path, String json) {
    answers.put(path, json);
    return this;
  }

  @Override
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/api/v1/".length());
    String json = answers.get(path);
    byte[] body = (json == null ? "{}" : json).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(json == null ? 404 : 200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
