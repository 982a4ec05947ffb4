package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.HTTP;
import static dev.tidewatch.config.Key.optional;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The HTTP API. */
final class HttpKeys {

  static final Key<String> HTTP_HOST =
      optional(
          HTTP,
          "http.host",
          Types.HOST_NAME,
          "127.0.0.1",
          "Address to listen on. Anything but loopback needs `http.tokens.file`, or"
              + " `http.allow.remote=true`.");

  static final Key<Integer> HTTP_PORT =
      optional(
          HTTP,
          "http.port",
          Types.integer(0, 65_535),
          "8480",
          "Port to listen on; 0 takes any free one.");

  static final Key<Boolean> HTTP_ALLOW_REMOTE =
      optional(
          HTTP,
          "http.allow.remote",
          Types.BOOLEAN,
          "false",
          "Lets `http.host` be other than loopback without `http.tokens.file`. Whoever reaches the"
              + " port reads everything.");

  static final Key<Optional<Path>> HTTP_TLS_CERTIFICATE =
      optional(
              HTTP,
              "http.tls.certificate",
              Types.FILE,
              "",
              "PEM file with the certificate and those that lead to its root. With `http.tls.key` the"
                  + " listener speaks HTTPS.")
          .example("/etc/tidewatch/tls.crt");

  static final Key<Optional<Path>> HTTP_TLS_KEY =
      optional(HTTP, "http.tls.key", Types.FILE, "", "PEM file (PKCS#8) with the private key.")
          .example("/etc/tidewatch/tls.key");

  static final Key<Optional<Path>> HTTP_TOKENS_FILE =
      optional(
              HTTP,
              "http.tokens.file",
              Types.FILE,
              "",
              "Who may ask: one token a line, hashed, with a role; `./tidewatch token` makes them."
                  + " Without it, everybody may who reaches the port. A change is read within"
                  + " seconds.")
          .example("/etc/tidewatch/tokens");

  static final Key<Integer> HTTP_MAX_REQUESTS =
      optional(
          HTTP,
          "http.max.requests",
          Types.integer(1, 1024),
          "64",
          "Requests worked on at a time; one more is answered 503 at once. Health and metrics are"
              + " always answered.");

  static final Key<Duration> HTTP_REQUEST_TIMEOUT =
      optional(
          HTTP,
          "http.request.timeout.ms",
          Types.milliseconds(100, 600_000),
          "10000",
          "The time one request has, and how long a connection may stay without a byte.");

  static final Key<Integer> HTTP_MAX_STREAMS =
      optional(
          HTTP,
          "http.max.streams",
          Types.integer(0, 1024),
          "32",
          "Event streams open at a time; one more is answered 503 at once.");

  static final Key<Integer> HTTP_MAX_BODY_BYTES =
      optional(
          HTTP,
          "http.max.body.bytes",
          Types.integer(0, 16 << 20),
          "65536",
          "The longest body of a request; a longer one is answered 413.");

  static final Key<Integer> HTTP_MAX_REQUESTS_PER_SECOND =
      optional(
          HTTP,
          "http.max.requests.per.second",
          Types.integer(0, 1_000_000),
          "0",
          "Requests of one principal in a second; one that asks faster is answered 429. 0 sets no"
              + " limit. Health and metrics are not counted.");

  static final List<Key<?>> ALL =
      List.of(
          HTTP_HOST,
          HTTP_PORT,
          HTTP_ALLOW_REMOTE,
          HTTP_TLS_CERTIFICATE,
          HTTP_TLS_KEY,
          HTTP_TOKENS_FILE,
          HTTP_MAX_REQUESTS,
          HTTP_REQUEST_TIMEOUT,
          HTTP_MAX_STREAMS,
          HTTP_MAX_BODY_BYTES,
          HTTP_MAX_REQUESTS_PER_SECOND);

  private HttpKeys() {}
}
