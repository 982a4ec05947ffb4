package dev.tidewatch.local.chaos.oracle;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came back to a question.
 *
 * @param headers by name in lower case; of several values, the first
 * @param asked right before it was sent
 * @param answered right after it had come whole
 */
public record Answer(
    int status, Map<String, String> headers, String body, Instant asked, Instant answered) {
  private static final int BRIEF = 500;

  /** Of a response of the JDK's client. */
  public static Answer of(HttpResponse<String> response, Instant asked, Instant answered) {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new Answer(response.statusCode(), headers, response.body(), asked, answered);
  }

  /** For a person: the headers, and as much of the body as tells what it is. */
  public String brief() {
    String start = body.length() <= BRIEF ? body : body.substring(0, BRIEF) + "…";
    return status + " " + headers + " " + start.replaceAll("\\s+", " ");
  }

  /** A header, empty where there is none. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Everything that Kafka held at this moment is in it, as it says; {@link Instant#EPOCH} where it
   * says that this is unknown.
   */
  Optional<Instant> asOf() {
    return header("Tidewatch-As-Of")
        .map(moment -> moment.equals("unknown") ? Instant.EPOCH : Instant.parse(moment));
  }

  /** Partitions that it says are missing, as {@code topic-partition}. */
  Set<String> missing() {
    return header("Tidewatch-Partial")
        .map(
            list ->
                Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet()))
        .orElse(Set.of());
  }
}
