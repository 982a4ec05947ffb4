package dev.tidewatch.bench.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.config.Config;
import dev.tidewatch.config.ConfigReader;
import dev.tidewatch.config.ConfigResult;
import dev.tidewatch.http.Authenticator;
import dev.tidewatch.http.HttpServer;
import dev.tidewatch.http.Listener;
import dev.tidewatch.http.Response.Bytes;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.RouteTable;
import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.ops.Metrics;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A server whose only handler answers the same bytes to everything that is asked. */
enum EmptyHandler {

  /** Jetty alone: what the web server costs. */
  JETTY("bare Jetty") {
    @Override
    void serve(int port, byte[] body) throws Exception {
      Server jetty = new Server();
      ServerConnector connector = new ServerConnector(jetty);
      connector.setHost(Ports.HOST);
      connector.setPort(port);
      jetty.addConnector(connector);
      jetty.setHandler(
          new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
              response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
              response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
              response.write(true, ByteBuffer.wrap(body), callback);
              return true;
            }
          });
      jetty.start();
    }
  },

  /** Javalin on Jetty: what the framework costs. */
  JAVALIN("bare Javalin") {
    @Override
    void serve(int port, byte[] body) {
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.jetty.host = Ports.HOST;
                config.jetty.port = port;
                config.routes.addHttpHandler(
                    HandlerType.GET, PATH, context -> context.contentType(JSON).result(body));
              })
          .start();
    }
  },

  /** Tidewatch's server, with its admission, limits, metrics and headers, and one route. */
  TIDEWATCH("empty handler, Tidewatch's server") {
    @Override
    void serve(int port, byte[] body) {
      Config config = standard(port);
      Bytes answer = new Bytes(JSON, body, null);
      HttpServer.start(
          Listener.bind(config.http().listener(), "http"),
          config.http().limits(),
          "empty",
          RouteTable.of(List.of(Route.get(PATH, "Empty", "The same again.", request -> answer))),
          new Metrics().registry(),
          Authenticator.open());
    }
  };

  /** What is asked for. */
  static final String PATH = "/empty";

  private static final String JSON = "application/json";

  private final String title;

  EmptyHandler(String title) {
    this.title = title;
  }

  /** What the page calls it. */
  String title() {
    return title;
  }

  /** Starts it in this JVM, with the settings that it has by itself. */
  abstract void serve(int port, byte[] body) throws Exception;

  /** As an instance has it that nobody has configured. */
  private static Config standard(int port) {
    ConfigResult result =
        ConfigReader.read(
            Optional.empty(),
            Map.of(),
            List.of("bootstrap.servers=" + Ports.HOST + ":9092", "http.port=" + port));
    if (result instanceof ConfigResult.Valid valid) {
      return valid.config();
    }
    throw new IllegalStateException(result.toString());
  }

  /**
   * Serves until the process that started this one ends.
   *
   * @param args name of the handler, port, length of the body in bytes
   */
  public static void main(String[] args) throws Exception {
    byte[] body = "x".repeat(Integer.parseInt(args[2])).getBytes(UTF_8);
    valueOf(args[0]).serve(Integer.parseInt(args[1]), body);
    Thread.currentThread().join();
  }
}
