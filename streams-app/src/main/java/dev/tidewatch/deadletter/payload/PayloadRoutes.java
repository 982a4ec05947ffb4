package dev.tidewatch.deadletter.payload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.StreamedJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The route that shows what a dead letter holds. For operators: it can be anybody's data. */
public final class PayloadRoutes {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int STANDARD_LIMIT = 16 << 10;
  private static final int MOST = 1 << 20;

  /** Characters of a header that are shown: stack traces have a place of their own. */
  private static final int HEADER = 4 << 10;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Predicate<String> deadLetterTopics;
  private final RecordReader reader;
  private final Renderer renderer;

  private PayloadRoutes(
      Predicate<String> deadLetterTopics, RecordReader reader, Renderer renderer) {
    this.deadLetterTopics = deadLetterTopics;
    this.reader = reader;
    this.renderer = renderer;
  }

  /**
   * All of them.
   *
   * @param deadLetterTopics the topics that may be read so: no route is a way around Kafka's ACLs
   */
  public static List<Route> of(
      Predicate<String> deadLetterTopics, RecordReader reader, Renderer renderer) {
    PayloadRoutes routes = new PayloadRoutes(deadLetterTopics, reader, renderer);
    return List.of(
        Route.get(
                "/api/v1/deadletters/records/{topic}/{partition}/{offset}",
                "Dead letters",
                "What a dead letter holds, read from its topic now: key, value and headers.",
                routes::show)
            .parameters(
                Parameter.path("topic", ParameterType.STRING, "A dead-letter topic."),
                Parameter.path(
                    "partition", ParameterType.integerIn(0, Integer.MAX_VALUE), "From 0."),
                Parameter.path("offset", ParameterType.OFFSET, "In that partition."),
                Parameter.query("as", views(), View.AUTO.word(), "How key and value are shown."),
                Parameter.query(
                    "limit",
                    ParameterType.integerIn(1, MOST),
                    String.valueOf(STANDARD_LIMIT),
                    "Most characters of key and value to show."))
            .problems(ProblemType.UNKNOWN_RECORD, ProblemType.UNAVAILABLE)
            .operator()
            .answers("The record"));
  }

  private static ParameterType views() {
    return ParameterType.oneOf(Arrays.stream(View.values()).map(View::word).toArray(String[]::new));
  }

  private Response show(Request request) {
    String topic = request.pathParameter("topic");
    if (!deadLetterTopics.test(topic)) {
      return Problem.of(
          ProblemType.UNKNOWN_RECORD,
          "deadletter.topics.pattern does not have a topic of that name: other topics are not"
              + " shown");
    }
    TopicPartition partition =
        new TopicPartition(topic, Integer.parseInt(request.pathParameter("partition")));
    long offset = Long.parseLong(request.pathParameter("offset"));
    Lookup lookup = reader.read(partition, offset, request.deadline());
    if (lookup instanceof Lookup.Missing missing) {
      return Problem.of(ProblemType.UNKNOWN_RECORD, missing.why());
    }
    if (lookup instanceof Lookup.Unavailable unavailable) {
      return Problem.retryable(ProblemType.UNAVAILABLE, unavailable.why(), RETRY_AFTER);
    }
    View view = request.queryParameter("as").map(View::of).orElse(View.AUTO);
    int most = request.queryParameter("limit").map(Integer::parseInt).orElse(STANDARD_LIMIT);
    return Response.json(escaped(payload(((Lookup.Found) lookup).record(), view, most)));
  }

  private Payload payload(ConsumerRecord<byte[], byte[]> record, View view, int most) {
    List<Payload.Header> headers = new ArrayList<>();
    record
        .headers()
        .forEach(
            header ->
                headers.add(
                    new Payload.Header(header.key(), renderer.show(header.value(), HEADER))));
    return new Payload(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()).toString(),
        record.timestampType().name().toUpperCase(Locale.ROOT),
        renderer.show(record.topic(), record.key(), view, most),
        renderer.show(record.topic(), record.value(), view, most),
        headers);
  }

  /** In ASCII alone: what a terminal, or a page, would take for a command stays a number. */
  private static StreamedJson escaped(Payload payload) {
    return json -> {
      json.setHighestNonEscapedChar(0x7e);
      JSON.writeValue(json, payload);
    };
  }
}
