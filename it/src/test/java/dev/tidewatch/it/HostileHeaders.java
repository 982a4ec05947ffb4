package dev.tidewatch.it;

import java.util.List;

/** Parts of requests beside the path that no client of good will sends. */
final class HostileHeaders {

  static final List<String> OF_PEERS =
      List.of(
          "Tidewatch-Accept-Role: active",
          "Tidewatch-Accept-Role: standby",
          "Tidewatch-Accept-Role: \u00ff\u00fe",
          "Tidewatch-Accept-Role: " + "a".repeat(4_000),
          "Tidewatch-Deadline-Ms: 0",
          "Tidewatch-Deadline-Ms: 1",
          "Tidewatch-Deadline-Ms: -1",
          "Tidewatch-Deadline-Ms: 999999999",
          "Tidewatch-Deadline-Ms: 999999999999",
          "Tidewatch-Deadline-Ms: 99999999999999999999",
          "Tidewatch-Deadline-Ms: 1e999",
          "Tidewatch-Deadline-Ms:",
          "Tidewatch-Peer: hostile-0",
          "Tidewatch-Peer-Target: 127.0.0.1:1",
          "Tidewatch-Peer-Session: 00000000000000000000000000000000",
          "Tidewatch-Peer-Sequence: 1",
          "Tidewatch-Peer-Time: 1",
          "Tidewatch-Peer-Signature: AAAA",
          "Tidewatch-Peer-Clock: 1;AAAA",
          "Tidewatch-Served-By: somebody",
          "Tidewatch-Partial: 0,1,2,3",
          "Tidewatch-Role: active");

  static final List<String> OF_HTTP =
      List.of(
          "Accept: text/nothing",
          "Accept: */*;q=0",
          "Accept: ;;;,,,q=",
          "Accept: " + "a/b,".repeat(1_500),
          "Accept-Encoding: gzip;q=0",
          "Accept-Encoding: br, deflate, compress",
          "Accept-Encoding: ;q=,gzip;q=nan,*;q=-1",
          "Accept-Charset: utf-7",
          "Range: bytes=0-1",
          "Range: bytes=-1",
          "Range: bytes=9-1,5-,-",
          "If-None-Match: *",
          "If-Modified-Since: never",
          "Expect: 100-continue",
          "Expect: the unexpected",
          "Host: y",
          "Host:",
          "Host: a:b:c",
          "X-Forwarded-For: 10.0.0.1",
          "X-Forwarded-Host: evil",
          "X-Forwarded-Proto: gopher",
          "X-HTTP-Method-Override: DELETE",
          "Forwarded: for=\"_x\";host=evil",
          "Content-Length: -1",
          "Content-Length: five",
          "Content-Length: 99999999999999999999",
          "Content-Length: 65537",
          "Content-Length: 0\r\nContent-Length: 7",
          "Transfer-Encoding: gzip",
          "Transfer-Encoding: chunked, chunked",
          "Transfer-Encoding: chunked\r\nContent-Length: 3",
          "Transfer-Encoding: nonsense",
          "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
          "Upgrade: websocket",
          "Authorization: Basic Og==",
          "Cookie: $Version=1; a=\"b",
          "Cookie: " + "a=b;".repeat(1_500),
          "Last-Event-ID: \u00ff\u0001",
          "Content-Type: multipart/form-data; boundary=",
          "Content-Encoding: gzip",
          "no colon",
          " folded: line",
          "space before : colon",
          "nul: a\0b",
          "bare-return: a\rb",
          ": no name",
          "\u00e4: \u00e4",
          "long: " + "a".repeat(20_000),
          "a: b\r\n".repeat(900) + "a: b");

  static final List<String> METHODS =
      List.of(
          "HEAD",
          "POST",
          "PUT",
          "DELETE",
          "PATCH",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "PROPFIND",
          "get",
          "G\u00c9T",
          "GET\0",
          "",
          "M".repeat(5_000));

  /** What follows the path. */
  static final List<String> VERSIONS =
      List.of(
          "",
          " ",
          " HTTP/1.0",
          " HTTP/0.9",
          " HTTP/1.2",
          " HTTP/2.0",
          " HTTP/3.0",
          " HTTP/11",
          " http/1.1",
          " HTTPS/1.1",
          " HTTP/1.1 HTTP/1.1");

  /** Whole request lines. */
  static final List<String> LINES =
      List.of(
          "OPTIONS * HTTP/1.1",
          "GET * HTTP/1.1",
          "GET http://x/api/v1/applications HTTP/1.1",
          "GET http://evil/../health/live HTTP/1.1",
          "GET http://[::1 HTTP/1.1",
          "GET http://user:password@x/health/live HTTP/1.1",
          "GET ftp://x/ HTTP/1.1",
          "GET //health/live HTTP/1.1",
          "GET health/live HTTP/1.1",
          "GET \\health\\live HTTP/1.1",
          "CONNECT x:80 HTTP/1.1",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n",
          "GET",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
          "\r\n\r\n\r\nGET /health/live HTTP/1.1",
          "GET /health/live\tHTTP/1.1",
          "GET  /health/live  HTTP/1.1",
          "GET /internal/v1/status HTTP/1.1",
          "GET /internal/v1/views/applications?partitions=0 HTTP/1.1",
          "GET /" + "a".repeat(20_000) + " HTTP/1.1",
          "GET /" + "a/".repeat(4_000) + " HTTP/1.1",
          "GET /api/v1/applications?" + "a=b&".repeat(2_000) + " HTTP/1.1",
          "GET /api/v1/applications?" + "&".repeat(8_000) + " HTTP/1.1");

  private HostileHeaders() {}
}
