package dev.tidewatch.http;

import static dev.tidewatch.http.TestServer.json;
import static dev.tidewatch.http.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBodyTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.serving(
            route("/found", request -> Response.json(answer())),
            route("/deep", request -> Response.json(deep(request))),
            route("/large", request -> Response.json(large(200_000, false))),
            route("/breaks-off", request -> Response.json(large(200_000, true))),
            route("/breaks-early", request -> Response.json(large(10, true))),
            route("/echo", request -> Response.json(request.query())));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void jsonIsIndentedAsSparkWritesIt() {
    HttpResponse<byte[]> response = server.get("/found");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(text(response))
        .isEqualTo(
            """
            [ {
              "id" : "app-1",
              "attempts" : [ 1, 2 ]
            } ]""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/found", "/large", "/nowhere", "/", "/problems/overloaded"})
  void headHasTheStatusAndTypeOfGetAndNoBody(String path) {
    // when
    HttpResponse<byte[]> get = server.get(path);
    HttpResponse<byte[]> head = server.send("HEAD", path);

    // then
    assertThat(head.body()).isEmpty();
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    for (String header : List.of("Content-Type", "Content-Length", "Tidewatch-Role")) {
      assertThat(head.headers().firstValue(header)).isEqualTo(get.headers().firstValue(header));
    }
  }

  @Test
  void theLengthOfASmallBodyIsInBytes() {
    HttpResponse<byte[]> response = server.get("/echo?name=" + "%C3%A9".repeat(10));
    assertThat(json(response).at("/name/0").asText()).isEqualTo("\u00e9".repeat(10));
    assertThat(response.headers().firstValue("Content-Length"))
        .contains(Integer.toString(response.body().length));
  }

  @Test
  void whatCommandsATerminalIsEscaped() {
    HttpResponse<byte[]> response = server.get("/echo?name=%C2%9B2J%E2%80%AE%7F%C3%A9");
    assertThat(text(response))
        .contains("\\u009b2J\\u202e\\u007F\u00e9")
        .doesNotContain("\u202e", "\u009b");
  }

  @Test
  void aLargeBodyIsCompressedForThoseWhoTakeIt() throws IOException {
    // when
    byte[] plain = server.get("/large").body();
    HttpResponse<byte[]> compressed = server.get("/large", "Accept-Encoding", "br, gzip;q=0.5");

    // then
    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(compressed.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(compressed.body().length).isLessThan(plain.length / 2);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
        .isEqualTo(plain);
  }

  @Test
  void aSmallBodyAndThoseWhoRefuseGetItPlain() {
    assertThat(server.get("/found", "Accept-Encoding", "gzip").headers().map())
        .doesNotContainKey("content-encoding");
    assertThat(server.get("/large", "Accept-Encoding", "gzip;q=0, *").headers().map())
        .doesNotContainKey("content-encoding");
  }

  @Test
  void anAnswerThatBreaksOffBreaksTheConnectionInsteadOfLookingWhole() {
    assertThatThrownBy(() -> server.get("/breaks-off")).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> server.get("/breaks-off", "Accept-Encoding", "gzip"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void anAnswerThatFailsBeforeItIsSentIsAProblem() {
    HttpResponse<byte[]> response = server.get("/breaks-early", "Accept-Encoding", "gzip");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(json(response).get("code").asText()).isEqualTo("internal-error");
    assertThat(response.headers().firstValue("Tidewatch-Served-By")).contains(TestServer.INSTANCE);
  }

  @Test
  void aValueTooDeepToWriteIsABugOfOneRequestOnly() {
    assertThat(server.get("/deep?levels=5").statusCode()).isEqualTo(200);
    assertThat(server.get("/deep?levels=100000").statusCode()).isEqualTo(500);
    assertThat(server.get("/deep?levels=5").statusCode()).isEqualTo(200);
  }

  private static Route route(String path, Handler handler) {
    return Route.get(path, "Test", "A route.", handler);
  }

  private static Object answer() {
    Map<String, Object> application = new LinkedHashMap<>();
    application.put("id", "app-1");
    application.put("attempts", List.of(1, 2));
    return List.of(application);
  }

  private static StreamedJson deep(Request request) {
    int levels = Integer.parseInt(request.queryParameter("levels").orElseThrow());
    return json -> {
      for (int i = 0; i < levels; i++) {
        json.writeStartArray();
      }
      for (int i = 0; i < levels; i++) {
        json.writeEndArray();
      }
    };
  }

  private static StreamedJson large(int elements, boolean breaks) {
    return json -> {
      json.writeStartArray();
      for (int i = 0; i < elements; i++) {
        json.writeNumber(i);
      }
      if (breaks) {
        throw new IOException("the store is gone");
      }
      json.writeEndArray();
    };
  }
}
