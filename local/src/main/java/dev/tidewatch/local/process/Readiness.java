package dev.tidewatch.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Tells when a child JVM may be used. Asked again and again, by the thread that starts the process,
 * until it says yes; must return within about a second.
 */
@FunctionalInterface
public interface Readiness {
  /** How long a single attempt to connect or to get an answer may take. */
  Duration ATTEMPT = Duration.ofSeconds(1);

  /** Whether the process is ready now. */
  boolean isReady(JavaProcess process);

  /** Ready as soon as it runs. */
  static Readiness immediately() {
    return JavaProcess::isAlive;
  }

  /** Ready when this run has logged something that the regular expression finds. */
  static Readiness logged(String regex) {
    var pattern = Pattern.compile(regex);
    return process -> pattern.matcher(process.logged()).find();
  }

  /** Ready when the port on the loopback address accepts a connection. */
  static Readiness accepts(int port) {
    return process -> {
      try (var socket = new Socket()) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        socket.connect(address, Math.toIntExact(ATTEMPT.toMillis()));
        return true;
      } catch (IOException e) {
        return false; // Not listening yet; whoever waits reports the log if it never does.
      }
    };
  }

  /** Ready when a GET of {@code uri} answers with a 2xx status. */
  static Readiness answers(URI uri) {
    var client = HttpClient.newBuilder().connectTimeout(ATTEMPT).build();
    var request = HttpRequest.newBuilder(uri).timeout(ATTEMPT).build();
    return process -> {
      try {
        return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
      } catch (IOException e) {
        return false; // Not listening yet; whoever waits reports the log if it never does.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
