package dev.tidewatch.http;

import dev.tidewatch.config.HttpSettings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: a table of routes on one listener. Routes are called by at most {@link
 * HttpSettings#maxRequests()} threads at once, apart from those that are always answered.
 */
public final class HttpServer implements AutoCloseable {

  /** The most that the request line and the headers may have together. */
  static final int MAX_HEADER_BYTES = 16 * 1024;

  /** For accepting, for reading, and for answering health and overload while all others work. */
  private static final int SPARE_THREADS = 16;

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final Javalin javalin;
  private final URI url;

  private HttpServer(Javalin javalin, URI url) {
    this.javalin = javalin;
    this.url = url;
  }

  /**
   * Starts to listen.
   *
   * @param instance the name of this instance, for {@code Tidewatch-Served-By}
   * @param meters where the time and number of requests go
   * @throws IllegalStateException if the address is not this machine's or the port is in use
   */
  public static HttpServer start(
      HttpSettings settings, String instance, RouteTable table, MeterRegistry meters) {
    ServerContext server =
        new ServerContext(
            new ResponseWriter(instance),
            meters,
            new Semaphore(settings.maxRequests()),
            settings.requestTimeout());
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, settings, instance);
              table.routes().forEach(route -> register(config, route, server));
              config.routes.exception(
                  HttpResponseException.class, new UnroutedRequests(table, server)::answer);
            });
    listen(javalin, settings);
    return new HttpServer(javalin, url(settings.host(), javalin.port()));
  }

  /** Where it listens, such as {@code http://127.0.0.1:8480}. */
  public URI url() {
    return url;
  }

  /** Stops to listen; requests that are being answered have the request timeout to end. */
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException late) {
      LOG.warn("Some requests did not end within the request timeout and were cut off", late);
    }
  }

  /** What Javalin serves, as {@code GET /path}. */
  Set<String> served() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint.method + " " + parsed.endpoint.path)
        .collect(Collectors.toSet());
  }

  private static void listen(Javalin javalin, HttpSettings settings) {
    try {
      javalin.start();
    } catch (JavalinException refused) {
      javalin.stop();
      throw new IllegalStateException(
          "Cannot listen on %s, port %d: set http.host to an own address and http.port to a free port"
              .formatted(settings.host(), settings.port()),
          refused);
    }
  }

  private static URI url(String host, int port) {
    String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create("http://" + literal + ":" + port);
  }

  private static void register(JavalinConfig config, Route route, ServerContext server) {
    List<HandlerType> methods =
        route.method() == Method.GET
            ? List.of(HandlerType.GET, HandlerType.HEAD)
            : List.of(HandlerType.findOrCreate(route.method().name()));
    for (HandlerType method : methods) {
      config.routes.addHttpHandler(
          method, route.path(), new RouteEndpoint(route, method.name(), server));
    }
  }

  private static void configure(JavalinConfig config, HttpSettings settings, String instance) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.threadPool = new QueuedThreadPool(settings.maxRequests() + SPARE_THREADS);
    config.jetty.modifyServer(
        jetty -> {
          jetty.setStopTimeout(settings.requestTimeout().toMillis());
          jetty.setErrorHandler(new JettyErrors(instance));
        });
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(MAX_HEADER_BYTES);
        });
    config.jetty.addConnector((jetty, http) -> connector(jetty, http, settings));
  }

  private static ServerConnector connector(
      Server jetty, HttpConfiguration http, HttpSettings settings) {
    ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.requestTimeout().toMillis());
    // Clients keep connections open: without this, stopping always takes its whole time.
    connector.setShutdownIdleTimeout(settings.requestTimeout().toMillis() / 10);
    return connector;
  }
}
