package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** What holds of every answer, whatever was asked. */
final class Decency {

  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> NEVER_SAID = neverSaid();

  /** Codes of what Spark's History Server refuses as unavailable, however often it is asked. */
  private static final Set<String> FOR_GOOD = Set.of("no-thread-dumps", "no-event-logs");

  private Decency() {}

  private static List<String> neverSaid() {
    List<String> words =
        new ArrayList<>(
            List.of(
                "java.",
                "javax.",
                "jakarta.",
                "dev.tidewatch",
                "org.apache",
                "org.eclipse",
                "io.javalin",
                "Exception",
                "\tat ",
                "127.0.0.1"));
    try {
      String host = InetAddress.getLocalHost().getHostName();
      if (host.length() > 3 && !host.startsWith("localhost")) {
        words.add(host);
      }
    } catch (UnknownHostException nameless) {
      return words;
    }
    return words;
  }

  /**
   * Checks an answer.
   *
   * @return the code of the problem that it tells; empty where it tells none
   */
  static String check(RawRequest request, RawAnswer answer) {
    String what = "%s: %s".formatted(request, answer.head());
    assertThat(answer.headers()).as(what).doesNotContainKey("Injected");
    assertThat(answer.head()).as(what).doesNotContain("Server:", "X-Powered-By");
    if (request.line().startsWith("HEAD ")) {
      if (answer.status() != 400) { // Jetty forgets the method of a request that it cannot read
        assertThat(answer.rest()).as(what).isEmpty();
      }
      assertThat(answer.status()).as(what).matches(status -> status < 500 || isForGood(request));
      return "";
    }
    String body = answer.body();
    assertThat(body).as(what).doesNotContain(Tokens.VIEWER, Tokens.OPERATOR);
    if (answer.status() < 400) {
      assertThat(answer.status()).as(what).isEqualTo(200);
      return "";
    }
    if (answer.status() >= 500 && !isOfAnotherHttp(request, answer)) {
      assertThat(answer.status()).as(what).isEqualTo(503);
      assertThat(answer.header("Retry-After"))
          .as(what)
          .matches(
              FOR_GOOD.contains(json(what, body).path("code").asText())
                  ? "|[1-9][0-9]*"
                  : "[1-9][0-9]*");
    }
    return problem(what, answer, body);
  }

  /** The same by the path, for answers without a body. */
  private static boolean isForGood(RawRequest request) {
    return request.line().matches("\\S+ [^?#]*/(threads|logs)\\b.*");
  }

  /** The one answer from 500 on that a caller can have by asking for it. */
  private static boolean isOfAnotherHttp(RawRequest request, RawAnswer answer) {
    return answer.status() == 505 && !request.line().endsWith(" HTTP/1.1");
  }

  private static String problem(String what, RawAnswer answer, String body) {
    JsonNode problem = json(what, body);
    SoftAssertions softly = new SoftAssertions();
    softly
        .assertThat(answer.header("Content-Type"))
        .as(what)
        .startsWith("application/problem+json");
    softly.assertThat(problem.path("status").asInt()).as(what).isEqualTo(answer.status());
    softly.assertThat(problem.path("code").asText()).as(what).isNotEmpty();
    softly.assertThat(problem.path("action").asText()).as(what).isNotEmpty();
    softly.assertThat(body + answer.head()).as(what).doesNotContain(NEVER_SAID);
    softly.assertAll();
    return problem.path("code").asText();
  }

  static JsonNode json(String what, String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(what + " is no JSON: " + body, e);
    }
  }
}
