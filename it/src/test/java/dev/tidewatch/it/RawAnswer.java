package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came back over the wire.
 *
 * @param status 0 where the connection ended without an answer
 * @param head status line and headers as they were sent
 * @param headers the last value of each, by name in any case
 * @param rest everything after the headers; nothing of a stream of events, which does not end
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record RawAnswer(int status, String head, Map<String, String> headers, byte[] rest) {

  private static final int PATIENCE_MILLIS = 30_000;

  /** Sends a request and reads until the server closes the connection. */
  static RawAnswer to(URI server, byte[] request) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      return over(socket, request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RawAnswer to(URI server, RawRequest request) {
    return to(server, request.bytes());
  }

  /** Sends a request and goes away without its answer. */
  static void leave(URI server, RawRequest request) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoLinger(true, 0); // the server is to notice
      socket.getOutputStream().write(request.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawAnswer over(Socket socket, byte[] request) throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    String head = "";
    try {
      socket.getOutputStream().write(request);
      do {
        head = head(socket.getInputStream());
      } while (head.startsWith("HTTP/1.1 1"));
      if (!head.toLowerCase(Locale.ROOT).contains("text/event-stream")) {
        socket.getInputStream().transferTo(rest);
      }
    } catch (SocketException reset) {
      // Who closes a connection before all of a request has come resets it.
    }
    return new RawAnswer(status(head), head, headers(head), rest.toByteArray());
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (b == '\n' && head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    return head.toString();
  }

  private static int status(String head) {
    return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
  }

  private static Map<String, String> headers(String head) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    head.lines()
        .skip(1)
        .filter(line -> line.indexOf(':') > 0)
        .forEach(
            line ->
                headers.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip()));
    return headers;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The body, whose announced length must be the bytes that were sent. */
  String body() {
    String length = header("Content-Length");
    if (!length.isEmpty()) {
      assertThat(rest).hasSize(Integer.parseInt(length));
      return new String(rest, StandardCharsets.UTF_8);
    }
    return header("Transfer-Encoding").equals("chunked")
        ? new String(dechunked(), StandardCharsets.UTF_8)
        : new String(rest, StandardCharsets.UTF_8);
  }

  private byte[] dechunked() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int end = at;
      while (rest[end] != '\r') {
        end++;
      }
      int size = Integer.parseInt(new String(rest, at, end - at, StandardCharsets.US_ASCII), 16);
      if (size == 0) {
        return body.toByteArray();
      }
      body.write(rest, end + 2, size);
      at = end + 2 + size + 2;
    }
  }
}
