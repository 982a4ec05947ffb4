package dev.tidewatch.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends a byte at a time, for as long as the server listens to it. */
final class TrickleClient {

  private TrickleClient() {}

  /** Goes on in the background until the connection breaks. */
  static void trickle(Socket socket, String text, Duration every) {
    ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    var unused =
        sender.scheduleAtFixedRate(
            () -> {
              try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
              } catch (IOException closed) {
                sender.shutdownNow();
              }
            },
            0,
            every.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** What came until the server closed the connection, in order or not. */
  static String received(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
        text.append((char) b);
      }
    } catch (SocketException reset) {
      return text.toString();
    }
    return text.toString();
  }
}
