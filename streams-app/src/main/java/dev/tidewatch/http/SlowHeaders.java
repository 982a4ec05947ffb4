package dev.tidewatch.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose TLS handshake, or whose request line and headers, take longer than a
 * request may. Jetty's idle timeout starts anew with each byte, so that who sends one every few
 * seconds would hold a connection for hours, and with many of them every file the process may open.
 * No thread waits for such a connection.
 *
 * <p>Runs on the connector's scheduler, and there looks into connections that other threads own:
 * what it sees may be a moment old, which a look every half of the time allows for.
 */
final class SlowHeaders extends AbstractLifeCycle {

  private static final String BEFORE_HANDSHAKE = "SSL_NULL_WITH_NULL_NULL";

  private final ServerConnector connector;
  private final Duration most;

  SlowHeaders(ServerConnector connector, Duration most) {
    this.connector = connector;
    this.most = most;
  }

  @Override
  protected void doStart() {
    schedule();
  }

  private void schedule() {
    Scheduler scheduler = connector.getScheduler();
    if (scheduler.isRunning() || scheduler.isStarting()) {
      var unused =
          scheduler.schedule(this::look, Math.max(1, most.toMillis() / 2), TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    try {
      for (EndPoint endPoint : connector.getConnectedEndPoints()) {
        if (isTooSlow(endPoint, endPoint.getConnection())) {
          endPoint.close();
        }
      }
    } finally {
      schedule();
    }
  }

  private boolean isTooSlow(EndPoint endPoint, Connection connection) {
    if (connection instanceof SslConnection tls) {
      long age = System.currentTimeMillis() - endPoint.getCreatedTimeStamp();
      return tls.getSSLEngine().getSession().getCipherSuite().equals(BEFORE_HANDSHAKE)
          ? age > most.toMillis()
          : isTooSlow(endPoint, tls.getSslEndPoint().getConnection());
    }
    return connection instanceof HttpConnection http && isTooSlow(http.getParser(), most);
  }

  /**
   * Whether a request's line and headers have been coming in for longer than that.
   *
   * <p>Between two requests a parser says that it began at 0. It may be anywhere between them while
   * it is asked: only what began at the same time before and after is one request.
   */
  static boolean isTooSlow(HttpParser parser, Duration most) {
    long begun = parser.getBeginNanoTime();
    return begun != 0
        && !parser.isStart()
        && parser.inHeaderState()
        && System.nanoTime() - begun > most.toNanos()
        && parser.getBeginNanoTime() == begun;
  }
}
