package dev.tidewatch.http;

import dev.tidewatch.config.HttpLimits;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: a table of routes on one listener. Routes are called by at most {@link
 * HttpLimits#maxRequests()} threads at once, apart from those that are always answered.
 */
public final class HttpServer implements AutoCloseable {

  /** For accepting, for reading, and for answering health and overload while all others work. */
  private static final int SPARE_THREADS = 16;

  /** Below the idle timeouts of proxies, which begin at 30 s. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final Javalin javalin;
  private final Listener listener;
  private final Authenticator authenticator;
  private final EventStreams streams;

  private HttpServer(
      Javalin javalin, Listener listener, Authenticator authenticator, EventStreams streams) {
    this.javalin = javalin;
    this.listener = listener;
    this.authenticator = authenticator;
    this.streams = streams;
  }

  /**
   * Answers what comes to a listener. Listener and authenticator become this server's: closing it
   * closes them.
   *
   * @param instance the name of this instance, for {@code Tidewatch-Served-By}
   * @param meters where the time and number of requests go
   * @param authenticator tells who asks
   */
  public static HttpServer start(
      Listener listener,
      HttpLimits limits,
      String instance,
      RouteTable table,
      MeterRegistry meters,
      Authenticator authenticator) {
    EventStreams streams = new EventStreams(limits.maxStreams(), HEARTBEAT, meters);
    ServerContext server =
        new ServerContext(
            new ResponseWriter(instance),
            meters,
            new Gate(authenticator, new RateLimits(limits.requestsPerSecond())),
            new Refusals(meters),
            new Semaphore(limits.maxRequests()),
            streams,
            limits.requestTimeout(),
            limits.maxBodyBytes(),
            limits.head());
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, listener, limits, instance);
              table.routes().forEach(route -> register(config, route, server));
              UnroutedRequests unrouted = new UnroutedRequests(table, server);
              config.routes.exception(HttpResponseException.class, unrouted::answer);
              config.routes.exception(IllegalArgumentException.class, unrouted::answerUnreadable);
            });
    javalin.start();
    listener.tls().ifPresent(ServerTls::watch);
    return new HttpServer(javalin, listener, authenticator, streams);
  }

  /** Where it listens, such as {@code http://127.0.0.1:8480}. */
  public URI url() {
    return listener.url();
  }

  /**
   * Ends event streams and stops to listen; requests that are being answered have the request
   * timeout to end.
   */
  @Override
  public void close() {
    streams.close();
    try {
      javalin.stop();
    } catch (JavalinException late) {
      LOG.warn("Some requests did not end within the request timeout and were cut off", late);
    }
    listener.tls().ifPresent(ServerTls::close);
    authenticator.close();
  }

  /** What Javalin serves, as {@code GET /path}. */
  Set<String> served() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint.method + " " + parsed.endpoint.path)
        .collect(Collectors.toSet());
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

  private static void configure(
      JavalinConfig config, Listener listener, HttpLimits limits, String instance) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.threadPool =
        new QueuedThreadPool(limits.maxRequests() + limits.maxStreams() + SPARE_THREADS);
    config.jetty.modifyServer(
        jetty -> {
          jetty.setStopTimeout(limits.requestTimeout().toMillis());
          jetty.setErrorHandler(new JettyErrors(instance, limits.head()));
        });
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(limits.head().maxBytes());
          http.addCustomizer(new NoMethodOverride());
        });
    config.jetty.addConnector((jetty, http) -> connector(jetty, http, listener, limits));
  }

  private static ServerConnector connector(
      Server jetty, HttpConfiguration http, Listener listener, HttpLimits limits) {
    ConnectionFactory[] protocols =
        listener
            .tls()
            .map(tls -> tls.protocols(http))
            .orElseGet(() -> new ConnectionFactory[] {new HttpConnectionFactory(http)});
    ServerConnector connector = new ServerConnector(jetty, protocols);
    listener.handTo(connector);
    connector.addBean(new SlowHeaders(connector, limits.requestTimeout()));
    connector.setIdleTimeout(limits.requestTimeout().toMillis());
    // Clients keep connections open: without this, stopping always takes its whole time.
    connector.setShutdownIdleTimeout(limits.requestTimeout().toMillis() / 10);
    return connector;
  }
}
