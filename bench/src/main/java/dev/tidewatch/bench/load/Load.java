package dev.tidewatch.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.local.kafka.Ports;
import java.util.Arrays;
import java.util.List;

/**
 * What is asked of a server.
 *
 * @param port on the loopback address
 * @param requests as they go over the wire; asked for in this order, again and again
 * @param expected a header line that every answer must have, such as {@code Tidewatch-Role:
 *     active}; empty for none
 * @param leastBody bytes that the body of a good answer has at least: a server that has said 200
 *     before it fails sends less
 */
public record Load(int port, List<byte[]> requests, String expected, int leastBody) {

  public Load {
    requests = List.copyOf(requests);
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("nothing to ask for");
    }
  }

  /** GET requests for these paths, as a plain client would send them. */
  public static Load of(int port, List<String> paths, String expected) {
    return new Load(port, paths.stream().map(path -> request(port, path)).toList(), expected, 0);
  }

  /**
   * POST requests with these bodies of JSON.
   *
   * @param accept the type that is asked for
   */
  public static Load post(
      int port, String path, String accept, List<String> bodies, int leastBody) {
    return new Load(
        port, bodies.stream().map(body -> post(port, path, accept, body)).toList(), "", leastBody);
  }

  private static byte[] post(int port, String path, String accept, String body) {
    byte[] head =
        """
        POST %s HTTP/1.1
        Host: %s:%d
        Accept: %s
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(path, Ports.HOST, port, accept, body.getBytes(UTF_8).length)
            .replace("\n", "\r\n")
            .getBytes(UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + body.getBytes(UTF_8).length);
    System.arraycopy(body.getBytes(UTF_8), 0, all, head.length, all.length - head.length);
    return all;
  }

  private static byte[] request(int port, String path) {
    if (!US_ASCII.newEncoder().canEncode(path)) {
      throw new IllegalArgumentException("not encoded for a request line: " + path);
    }
    return """
        GET %s HTTP/1.1
        Host: %s:%d
        Accept: application/json

        """
        .formatted(path, Ports.HOST, port)
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }
}
