package dev.tidewatch.connect.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the nodes and answers in their place: that a user is not known, that there is
 * too much to do. A node without plugins never says so.
 */
final class Proxy implements AutoCloseable {

  /** A request that came. */
  record Asked(String method, String path, String authorization, String body) {}

  /** What it is answered. */
  record Answer(int status, String type, String body) {
    static Answer json(int status, String body) {
      return new Answer(status, "application/json", body);
    }
  }

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String scheme;

  private Proxy(HttpServer server, String scheme, Function<Asked, Answer> answers) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", exchange -> handle(exchange, answers));
    server.start();
  }

  static Proxy start(@Nullable SSLContext tls, Function<Asked, Answer> answers) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (tls == null) {
      return new Proxy(HttpServer.create(address, 0), "http", answers);
    }
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new Proxy(server, "https", answers);
  }

  String url() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Asked request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            authorization == null ? "" : authorization,
            new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    asked.add(request);
    Answer answer = answers.apply(request);
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    boolean bare = body.length == 0 || request.method().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), bare ? -1 : body.length);
    if (!bare) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
