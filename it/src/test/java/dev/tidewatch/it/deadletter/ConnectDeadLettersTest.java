package dev.tidewatch.it.deadletter;

import static dev.tidewatch.it.deadletter.Topics.PATIENCE;
import static dev.tidewatch.it.deadletter.Topics.SENT_AT;
import static dev.tidewatch.it.deadletter.Topics.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.core.deadletter.decode.Format;
import dev.tidewatch.core.deadletter.decode.Origin;
import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.it.SharedKafka;
import dev.tidewatch.it.TestCluster;
import dev.tidewatch.local.connect.ConnectRest;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.connect.TolerantSink;
import dev.tidewatch.local.connect.warehouse.WarehouseSinkConnector;
import dev.tidewatch.local.kafka.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sinks of a real Kafka Connect fail in every way in which Connect keeps dead letters. */
@ExtendWith({SharedKafka.class, SharedConnect.class})
class ConnectDeadLettersTest {

  private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";
  private static final String TRANSFORMS = "org.apache.kafka.connect.transforms.";
  private static final String GOOD =
      """
      {"order": "A-1", "due": "2026-11-26", "pieces": 12, "boxes": 3, "price": 2, "currency": "EUR"}\
      """;

  @TempDir private Path directory;

  @SuppressWarnings("NullAway.Init") // set by open
  private ConnectRest rest;

  @SuppressWarnings("NullAway.Init") // set by open
  private Topics topics;

  @BeforeEach
  void open(TestCluster cluster, ConnectWorker worker) {
    rest = worker.rest();
    topics = new Topics(cluster.bootstrapServers());
  }

  @AfterEach
  void close() throws IOException {
    topics.close();
    for (String connector : rest.connectors()) {
      rest.delete(connector);
    }
  }

  @Test
  void aRecordThatCannotBeReadIsKeptAsItWas() throws IOException {
    // given
    topics.create("unreadable", 1);
    topics.send("unreadable", GOOD);
    RecordMetadata sent =
        topics.send(
            new ProducerRecord<>(
                "unreadable",
                0,
                SENT_AT,
                utf8("a key"),
                utf8("{\"order\": \"A-17\", "),
                List.of(new RecordHeader("trace", new byte[] {1, 2, 3}))));
    topics.send("unreadable", "{\"order\": \"B-4711\", \"due\": \"2026-12-24\", ");
    topics.send("unreadable", "<order>A-18</order>");
    topics.send("unreadable", "{\"order\": \"B-4");

    // when
    start("reader", "unreadable", Map.of());

    // then
    List<Dead> dead = topics.awaitDead("dlq.reader", 4);
    Dead first = dead.get(0);
    assertThat(first.letter())
        .satisfies(
            letter -> {
              assertThat(letter.position()).isEqualTo(new Position("dlq.reader", 0, 0));
              assertThat(letter.format()).isEqualTo(Format.CONNECT);
              assertThat(letter.owner()).isEqualTo("reader");
              assertThat(letter.taskId()).isZero();
              assertThat(letter.stage()).isEqualTo("VALUE_CONVERTER");
              assertThat(letter.executingClass()).isEqualTo(JSON);
              assertThat(letter.exceptionClass()).endsWith("connect.errors.DataException");
              assertThat(letter.message()).startsWith("Converting byte[] to Kafka Connect data");
              assertThat(letter.origin())
                  .isEqualTo(new Origin("unreadable", 0, sent.offset(), SENT_AT));
              assertThat(letter.problems()).isEmpty();
            });
    assertThat(first.record().key()).isEqualTo(utf8("a key"));
    assertThat(first.value()).isEqualTo("{\"order\": \"A-17\", ");
    assertThat(first.record().timestamp()).isEqualTo(SENT_AT);
    assertThat(first.record().timestampType()).isEqualTo(TimestampType.CREATE_TIME);
    assertThat(first.record().headers().headers("trace"))
        .singleElement()
        .satisfies(header -> assertThat(header.value()).containsExactly(1, 2, 3));
    assertThat(first.diagnosis().rootCauseClass()).endsWith("JsonParseException");
    assertThat(dead).extracting(Dead::failureClass).containsOnly(FailureClass.POISON_RECORD);
    assertThat(dead.get(1).group()).as("cut at a like place").isEqualTo(first.group());
    assertThat(dead.get(2).group()).as("no JSON at all").isNotEqualTo(first.group());
    assertThat(dead.get(3).group()).as("cut within a text").isNotEqualTo(first.group());
  }

  @Test
  void keysAndHeadersThatCannotBeReadAreToldFromValues() throws IOException {
    topics.create("parts", 1);
    topics.send(new ProducerRecord<>("parts", 0, SENT_AT, utf8("{"), utf8(GOOD)));
    topics.send(
        new ProducerRecord<>(
            "parts",
            0,
            SENT_AT,
            utf8("{}"),
            utf8(GOOD),
            List.of(new RecordHeader("broken", utf8("{")))));

    start(
        "parts",
        "parts",
        Map.of(
            "key.converter",
            JSON,
            "key.converter.schemas.enable",
            "false",
            "header.converter",
            JSON,
            "header.converter.schemas.enable",
            "false"));

    List<Dead> dead = topics.awaitDead("dlq.parts", 2);
    assertThat(dead)
        .extracting(each -> each.letter().stage())
        .containsExactly("KEY_CONVERTER", "HEADER_CONVERTER");
    assertThat(dead).extracting(Dead::failureClass).containsOnly(FailureClass.POISON_RECORD);
    assertThat(dead).extracting(Dead::group).doesNotHaveDuplicates();
  }

  @Test
  void aSchemaThatIsMissingIsAFailureOfTheSchema() throws IOException {
    topics.create("bare", 1);
    topics.send("bare", GOOD);
    topics.send("bare", "{\"payment\": 17}");

    start(
        "bare", "bare", Map.of("value.converter", JSON, "value.converter.schemas.enable", "true"));

    List<Dead> dead = topics.awaitDead("dlq.bare", 2);
    assertThat(dead).extracting(Dead::failureClass).containsOnly(FailureClass.SCHEMA);
    assertThat(dead.get(0).letter().message()).contains("schemas.enable requires");
    assertThat(dead.get(1).group()).isEqualTo(dead.get(0).group());
  }

  @Test
  void eachTransformationThatFailsIsNamedAndIsAGroup() throws IOException {
    // given
    topics.create("transformed", 1);
    topics.send("transformed", "\"a text\"");
    topics.send("transformed", "\"another text\"");
    topics.send("transformed", "{\"pieces\": \"few\"}");
    topics.send("transformed", "{\"pieces\": \"no more than 7\"}");
    topics.send("transformed", "{\"pieces\": 1, \"sent\": \"yesterday\"}");
    topics.send("transformed", "{\"pieces\": 2, \"sent\": \"26.11.2026\"}");

    // when
    start(
        "transforms",
        "transformed",
        Map.of(
            "transforms", "mark,count,time",
            "transforms.mark.type", TRANSFORMS + "InsertField$Value",
            "transforms.mark.static.field", "by",
            "transforms.mark.static.value", "a test",
            "transforms.count.type", TRANSFORMS + "Cast$Value",
            "transforms.count.spec", "pieces:int64",
            "transforms.time.type", TRANSFORMS + "TimestampConverter$Value",
            "transforms.time.field", "sent",
            "transforms.time.target.type", "Timestamp",
            "transforms.time.format", "yyyy-MM-dd"));

    // then
    List<Dead> dead = topics.awaitDead("dlq.transforms", 6);
    assertThat(dead).extracting(each -> each.letter().stage()).containsOnly("TRANSFORMATION");
    assertThat(dead)
        .extracting(each -> each.letter().executingClass())
        .containsExactly(
            TRANSFORMS + "InsertField$Value",
            TRANSFORMS + "InsertField$Value",
            TRANSFORMS + "Cast$Value",
            TRANSFORMS + "Cast$Value",
            TRANSFORMS + "TimestampConverter$Value",
            TRANSFORMS + "TimestampConverter$Value");
    assertPairsAreGroups(dead);
    assertThat(dead).extracting(Dead::failureClass).containsOnly(FailureClass.POISON_RECORD);
  }

  @Test
  void eachBugOfASinkIsAGroupWithTheFramesOfItsCode() throws IOException {
    // given
    topics.create("stored", 1);
    topics.send("stored", GOOD.replace("2026-11-26", "26.11.2026"));
    topics.send("stored", GOOD.replace("2026-11-26", "tomorrow"));
    topics.send("stored", GOOD.replace("\"boxes\": 3", "\"boxes\": 0"));
    topics.send("stored", GOOD.replace("A-1", "A-2").replace("\"boxes\": 3", "\"boxes\": 0"));
    topics.send("stored", GOOD.replace("EUR", "CHF"));
    topics.send("stored", GOOD.replace("EUR", "SEK"));

    // when
    start("sink", "stored", Map.of());

    // then
    List<Dead> dead = topics.awaitDead("dlq.sink", 6);
    assertThat(dead).extracting(each -> each.letter().stage()).containsOnly("TASK_PUT");
    assertThat(dead)
        .extracting(each -> each.letter().executingClass())
        .containsOnly("org.apache.kafka.connect.sink.SinkTask");
    assertPairsAreGroups(dead);
    assertThat(dead)
        .extracting(each -> each.diagnosis().rootCauseClass(), Dead::failureClass)
        .contains(
            tuple("java.time.format.DateTimeParseException", FailureClass.POISON_RECORD),
            tuple("java.lang.ArithmeticException", FailureClass.POISON_RECORD),
            tuple("java.net.ConnectException", FailureClass.INFRASTRUCTURE));
    String code = WarehouseSinkConnector.class.getPackageName();
    assertThat(dead.get(2).component("in-project frame"))
        .startsWith(code + ".Packing.piecesInEachBox");
    assertThat(dead.get(4).component("in-project frame")).startsWith(code + ".Rates.ofEuro");
  }

  @Test
  void whatFailedSucceedsWhenItIsSentAgainToASinkThatIsFixed() throws IOException {
    // given
    Path shelf = directory.resolve("shelf");
    topics.create("again", 1);
    topics.send("again", GOOD.replace("\"boxes\": 3", "\"boxes\": 0"));
    topics.send("again", GOOD.replace("EUR", "CHF"));
    topics.send("again", "no order");
    start("mended", "again", Map.of(WarehouseSinkConnector.FILE, shelf.toString()));
    List<Dead> dead = topics.awaitDead("dlq.mended", 3);
    assertThat(shelf).doesNotExist();

    // when
    Map<String, String> settings = rest.configuration("mended");
    settings.put(WarehouseSinkConnector.FIXED, "true");
    settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
    rest.change("mended", settings, PATIENCE);
    for (Dead one : dead) {
      Origin origin = one.letter().origin();
      topics.send(
          new ProducerRecord<>(
              origin.topic(), origin.partition(), one.record().key(), one.record().value()));
    }

    // then
    await()
        .atMost(PATIENCE)
        .until(() -> Files.exists(shelf) && Files.readAllLines(shelf).size() >= 3);
    assertThat(Files.readAllLines(shelf)).hasSize(3);
    assertThat(topics.awaitDead("dlq.mended", 3)).hasSize(3);
  }

  @Test
  void aDeadLetterThatFailsAgainTellsItsLastFailure() throws IOException {
    // given
    topics.create("twice", 1);
    topics.send("twice", GOOD.replace("\"boxes\": 3", "\"boxes\": 0"));
    start("once", "twice", Map.of());
    Dead first = topics.awaitDead("dlq.once", 1).get(0);

    // when another sink reads the dead letters, and expects schemas
    start(
        "second",
        "dlq.once",
        Map.of("value.converter", JSON, "value.converter.schemas.enable", "true"));

    // then
    Dead second = topics.awaitDead("dlq.second", 1).get(0);
    assertThat(second.record().value()).isEqualTo(first.record().value());
    assertThat(second.record().headers().headers("__connect.errors.topic")).hasSize(2);
    assertThat(second.letter().owner()).isEqualTo("second");
    assertThat(second.letter().stage()).isEqualTo("VALUE_CONVERTER");
    assertThat(second.letter().origin()).isEqualTo(new Origin("dlq.once", 0, 0L, SENT_AT));
    assertThat(second.failureClass()).isEqualTo(FailureClass.SCHEMA);
  }

  @Test
  void aTopicWithAppendTimeTellsWhenItFailedAndNotWhenItWasSent() throws IOException {
    topics.create("timed", 1);
    topics.send("timed", "no JSON");
    topics.create(
        new NewTopic("dlq.timed", 1, (short) 1)
            .configs(Map.of("message.timestamp.type", "LogAppendTime")));
    long before = System.currentTimeMillis();

    start("timed", "timed", Map.of());

    Dead dead = topics.awaitDead("dlq.timed", 1).get(0);
    assertThat(dead.record().timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
    assertThat(dead.record().timestamp()).isBetween(before, System.currentTimeMillis());
    assertThat(dead.letter().origin()).isEqualTo(new Origin("timed", 0, 0L, null));
  }

  /** Two records each of three bugs. */
  private static void assertPairsAreGroups(List<Dead> dead) {
    for (int i = 0; i < dead.size(); i += 2) {
      assertThat(dead.get(i + 1).diagnosis().fingerprint().explain())
          .isEqualTo(dead.get(i).diagnosis().fingerprint().explain());
    }
    assertThat(dead.stream().map(Dead::group).distinct()).hasSize(dead.size() / 2);
  }

  private void start(String connector, String topic, Map<String, String> more) throws IOException {
    String kind = WarehouseSinkConnector.class.getName();
    Map<String, String> settings = TolerantSink.configuration(connector, kind, topic);
    settings.put(WarehouseSinkConnector.RATES, Ports.HOST + ":" + Ports.free(1).get(0));
    settings.putAll(more);
    rest.put(connector, settings);
    rest.awaitRunning(connector, PATIENCE);
  }
}
