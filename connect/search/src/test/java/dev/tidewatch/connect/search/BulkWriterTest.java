package dev.tidewatch.connect.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.connect.search.Proxy.Answer;
import dev.tidewatch.connect.search.Proxy.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that proxies give; those of nodes are in the tests of the whole. */
class BulkWriterTest {

  private static final Answer THERE = Answer.json(200, "");

  @Test
  void aUserWhoIsNotKnownIsSaidAndNothingIsWritten() throws Exception {
    try (Proxy proxy = Proxy.start(null, asked -> Answer.json(401, "{}"));
        BulkWriter writer = writer(proxy, Map.of("username", "u", "password", "pä:ss"))) {
      assertThatThrownBy(() -> writer.write(operations(1), new Tally()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("does not know the user (401)");
      assertThat(proxy.asked).hasSize(1);
      assertThat(proxy.asked.get(0).authorization())
          .isEqualTo("Basic " + Base64.getEncoder().encodeToString("u:pä:ss".getBytes(UTF_8)));
    }
  }

  @Test
  void aUserWhoMayNotIsSaid() throws Exception {
    try (Proxy proxy = Proxy.start(null, asked -> Answer.json(403, "{}"));
        BulkWriter writer = writer(proxy, Map.of())) {
      assertThatThrownBy(() -> writer.write(operations(1), new Tally()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no right to do this (403)");
    }
  }

  @Test
  void anIndexThatIsMissingAndNotToBeMadeStopsTheTask() throws Exception {
    try (Proxy proxy = Proxy.start(null, asked -> Answer.json(404, ""));
        BulkWriter writer = writer(proxy, Map.of())) {
      assertThatThrownBy(() -> writer.write(operations(1), new Tally()))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("index.create=true");
    }
  }

  @Test
  void anIndexThatAnotherTaskMakesIsThere() throws Exception {
    Answer quicker =
        Answer.json(
            400,
            "{\"error\":{\"type\":\"resource_already_exists_exception\",\"reason\":\"x\"},"
                + "\"status\":400}");
    try (Proxy proxy =
            answering(
                asked ->
                    switch (asked.method()) {
                      case "HEAD" -> Answer.json(404, "");
                      case "PUT" -> quicker;
                      default -> taken(asked);
                    });
        BulkWriter writer = writer(proxy, Map.of("index.create", "true"))) {
      Tally tally = new Tally();
      writer.write(operations(2), tally);
      assertThat(tally.refused()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 502, 503})
  void whatIsNotOfTheRecordsIsTriedAgainWhateverTheBody(int status) throws Exception {
    for (String body : List.of("", "{}", "<html>no</html>", "{\"error\":\"x\",\"status\":1}")) {
      try (Proxy proxy =
              answering(
                  asked ->
                      asked.method().equals("HEAD")
                          ? THERE
                          : new Answer(status, "application/json", body));
          BulkWriter writer = writer(proxy, Map.of())) {
        Tally tally = new Tally();
        assertThatThrownBy(() -> writer.write(operations(2), tally))
            .as("%d %s", status, body)
            .isInstanceOf(IOException.class);
        assertThat(tally.refused()).isEmpty();
      }
    }
  }

  @Test
  void anAnswerThatIsCutShortOrOfFewerItemsIsNone() throws Exception {
    for (String body :
        List.of(
            "{\"took\":1,\"errors\":false,\"items\":[",
            "{\"took\":1,\"errors\":false,\"items\":[]}")) {
      try (Proxy proxy =
              answering(asked -> asked.method().equals("HEAD") ? THERE : Answer.json(200, body));
          BulkWriter writer = writer(proxy, Map.of())) {
        assertThatThrownBy(() -> writer.write(operations(1), new Tally()))
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void aRequestThatIsTooLargeForAProxyIsHalvedUntilTheOneIsFoundThatIs() throws Exception {
    try (Proxy proxy =
            answering(
                asked -> {
                  if (asked.method().equals("HEAD")) {
                    return THERE;
                  }
                  return asked.body().contains("large")
                      ? new Answer(413, "text/html", "<html>too large</html>")
                      : taken(asked);
                });
        BulkWriter writer = writer(proxy, Map.of())) {
      Tally tally = new Tally();
      List<Operation> operations =
          IntStream.range(0, 9).mapToObj(n -> operation(n, n == 6 ? "large" : "x")).toList();
      writer.write(operations, tally);

      assertThat(tally.refused()).extracting(each -> each.record().key()).containsExactly("k6");
      SinkMetrics metrics = new SinkMetrics();
      tally.addTo(metrics);
      assertThat(metrics.documents).hasValue(8);
    }
  }

  @Test
  void requestsHaveNoMoreBytesThanAreSet() throws Exception {
    try (Proxy proxy = answering(asked -> asked.method().equals("HEAD") ? THERE : taken(asked));
        BulkWriter writer = writer(proxy, Map.of("bulk.size.bytes", "1024"))) {
      List<Operation> operations =
          IntStream.range(0, 20).mapToObj(n -> operation(n, "x".repeat(200))).toList();
      writer.write(operations, new Tally());

      List<Asked> bulks = proxy.asked.subList(1, proxy.asked.size());
      assertThat(bulks).hasSizeBetween(6, 10);
      assertThat(bulks)
          .allSatisfy(asked -> assertThat(asked.body().length()).isLessThanOrEqualTo(1024));
    }
  }

  @Test
  void certificatesAreThoseThatAFileTrustsAndNoOthers(@TempDir Path directory) throws Exception {
    Certificate its = Certificate.make(directory, "its");
    Certificate another = Certificate.make(directory, "another");
    try (Proxy proxy =
        Proxy.start(its.context(), asked -> asked.method().equals("HEAD") ? THERE : taken(asked))) {
      try (BulkWriter writer =
          writer(proxy, Map.of("tls.authorities.file", its.pem().toString()))) {
        writer.write(operations(1), new Tally());
        assertThat(proxy.asked).hasSize(2);
      }
      for (Map<String, String> others :
          List.of(
              Map.<String, String>of(), Map.of("tls.authorities.file", another.pem().toString()))) {
        try (BulkWriter writer = writer(proxy, others)) {
          assertThatThrownBy(() -> writer.write(operations(1), new Tally()))
              .isInstanceOf(IOException.class)
              .hasMessageContaining("certif");
        }
      }
    }
  }

  @Test
  void aNodeThatIsAwayIsTriedAgainAndAnotherIsAskedInItsPlace() throws Exception {
    String away;
    try (Proxy gone = answering(asked -> THERE)) {
      away = gone.url();
    }
    try (Proxy proxy = answering(asked -> asked.method().equals("HEAD") ? THERE : taken(asked));
        BulkWriter both = writer(away + "," + proxy.url(), Map.of());
        BulkWriter one = writer(away, Map.of())) {
      both.write(operations(1), new Tally());
      assertThatThrownBy(() -> one.write(operations(1), new Tally()))
          .isInstanceOf(IOException.class);
    }
  }

  private static Proxy answering(Function<Asked, Answer> answers) throws IOException {
    return Proxy.start(null, answers);
  }

  /** As a node that has no objection to any of them. */
  private static Answer taken(Asked asked) {
    String items =
        asked
            .body()
            .lines()
            .filter(line -> line.startsWith("{\"index\""))
            .map(line -> "{\"index\":{\"_index\":\"i\",\"_id\":\"k\",\"status\":201}}")
            .collect(Collectors.joining(","));
    return Answer.json(200, "{\"took\":1,\"errors\":false,\"items\":[" + items + "]}");
  }

  private static List<Operation> operations(int count) {
    return IntStream.range(0, count).mapToObj(n -> operation(n, "x")).toList();
  }

  private static Operation operation(int number, String text) {
    SinkRecord record =
        new SinkRecord(
            "t", 0, null, "k" + number, null, Map.of(), number, 1L, TimestampType.CREATE_TIME);
    return new Operation(record, "k" + number, 1, "{\"x\":\"" + text + "\"}");
  }

  private static BulkWriter writer(Proxy proxy, Map<String, String> settings) {
    return writer(proxy.url(), settings);
  }

  private static BulkWriter writer(String urls, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(Map.of("urls", urls));
    all.putAll(settings);
    var config = new AbstractConfig(SearchSinkConfig.DEFINITION, all, false);
    return new BulkWriter(
        Connection.of(config), Index.of(config), config.getInt(SearchSinkConfig.BULK_SIZE));
  }
}
