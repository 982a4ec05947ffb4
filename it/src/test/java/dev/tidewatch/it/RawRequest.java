package dev.tidewatch.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as it goes over the wire, of whatever bytes: a client library would encode, normalise
 * or refuse them. Characters stand for bytes, as in ISO 8859-1.
 *
 * @param line the request line without its end
 * @param headers whole lines without their ends
 */
record RawRequest(String line, List<String> headers, String body) {

  RawRequest {
    headers = List.copyOf(headers);
  }

  static RawRequest of(String method, String target) {
    return new RawRequest(method + " " + target + " HTTP/1.1", List.of("Host: x"), "");
  }

  static RawRequest get(String target) {
    return of("GET", target);
  }

  /** The same request with one more header line. */
  RawRequest with(String header) {
    List<String> all = new ArrayList<>(headers);
    all.add(header);
    return new RawRequest(line, all, body);
  }

  RawRequest withBody(String other) {
    return new RawRequest(line, headers, other);
  }

  /** After the answer the server is to close the connection, so that its length can be seen. */
  byte[] bytes() {
    return (line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n" + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Short enough for a message. */
  @Override
  public String toString() {
    String text = line + " " + headers + (body.isEmpty() ? "" : " and a body");
    return text.length() > 400 ? text.substring(0, 400) + "…" : text;
  }
}
