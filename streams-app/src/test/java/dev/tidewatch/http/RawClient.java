package dev.tidewatch.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what a well-behaved client would not. */
final class RawClient {

  private RawClient() {}

  /** The whole response to a GET of exactly this request target. */
  static String get(URI server, String target) throws IOException {
    return send(server, "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  /** The whole response to these bytes, up to the end of the connection. */
  static String send(URI server, String request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
