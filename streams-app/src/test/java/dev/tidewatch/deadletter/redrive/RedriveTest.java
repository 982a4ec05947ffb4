package dev.tidewatch.deadletter.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.core.deadletter.Diagnosis;
import dev.tidewatch.core.deadletter.decode.Decoders;
import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.core.deadletter.decode.ReceivedRecord;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.CommandIds;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.Progress;
import dev.tidewatch.deadletter.command.Progress.End;
import dev.tidewatch.deadletter.command.SkipReason;
import dev.tidewatch.deadletter.command.Slice;
import dev.tidewatch.deadletter.headers.ReceivedHeaders;
import dev.tidewatch.deadletter.headers.RedriveHeaders;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.testkit.EmbeddedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs of orders against a real broker. */
class RedriveTest {

  private static final AtomicInteger TESTS = new AtomicInteger();
  private static final String PREFIX = "__connect.errors.";
  private static final String BUG = "a bug";
  private static final String OTHER_BUG = "quite another one";

  private final EmbeddedBroker broker = EmbeddedBroker.shared();
  private final int test = TESTS.incrementAndGet();
  private final String origin = "orders-" + test;
  private final String dead = "dlq.orders-" + test;
  private final String commands = "commands-" + test;
  private final Properties clients = new Properties();
  private final Admin admin = broker.admin();

  @BeforeEach
  void createTopics() {
    clients.setProperty("bootstrap.servers", broker.bootstrap());
    broker.createTopic(origin, 3, Map.of());
    broker.createTopic(dead, 2, Map.of());
    broker.createTopic(commands, 1, Map.of());
  }

  @AfterEach
  void close() {
    admin.close();
  }

  private static final class Wish implements Redrive.Signal {
    private boolean leave;
    private boolean cancel;

    @Override
    public boolean leave() {
      return leave;
    }

    @Override
    public boolean cancel() {
      return cancel;
    }
  }

  private RedriveRuns runs(Journal journal) {
    return new RedriveRuns(
        clients,
        "test-redrive-",
        Redaction.none(),
        new KafkaAddress(admin, topic -> topic.startsWith("dlq.")),
        journal);
  }

  private ProducerRecord<byte[], byte[]> entry(Order order, Progress progress) {
    Command command = Command.progress(CommandIds.at(1), order, 1, progress);
    return new ProducerRecord<>(
        commands,
        order.fingerprint().getBytes(UTF_8),
        new JsonSerde<>(Command.class).serializer().serialize(commands, command));
  }

  private Redrive run(Order order, Redrive.Signal signal) {
    return runs(this::entry).run(order, position -> false, signal);
  }

  private Ending runToTheEnd(Order order) throws InterruptedException {
    try (Redrive redrive = run(order, new Wish())) {
      return redrive.run();
    }
  }

  private static RecordHeaders headers(String topic, int partition, String message) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", new byte[] {1, 2});
    headers.add(PREFIX + "topic", topic.getBytes(UTF_8));
    headers.add(PREFIX + "partition", String.valueOf(partition).getBytes(UTF_8));
    headers.add(PREFIX + "connector.name", "sink".getBytes(UTF_8));
    headers.add(PREFIX + "exception.message", message.getBytes(UTF_8));
    return headers;
  }

  private static void send(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    var unused = producer.send(record);
  }

  /** Dead letters of one bug, one out of three of another one. */
  private void fail(int count) {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(clients, bytes, bytes)) {
      for (int i = 0; i < count; i++) {
        byte[] text = ("record " + i).getBytes(UTF_8);
        send(
            producer,
            new ProducerRecord<>(
                dead,
                i % 2,
                1_000L + i,
                text,
                i == 4 ? null : text,
                headers(origin, i % 3, i % 3 == 2 ? OTHER_BUG : BUG)));
      }
    }
  }

  private static String fingerprint() {
    return Diagnosis.of(
            new Decoders(Redaction.none())
                .decode(
                    new ReceivedRecord(
                        new Position("dlq", 0, 0), 1, ReceivedHeaders.of(headers("any", 0, BUG)))))
        .fingerprint()
        .hash();
  }

  private Order order(int perPartition) {
    return order(List.of(slice(0, perPartition), slice(1, perPartition)), null, 0, false);
  }

  private Slice slice(int partition, long to) {
    return new Slice(dead, partition, 0, to, null);
  }

  private static Order order(
      List<Slice> slices, @Nullable String target, int perSecond, boolean again) {
    return new Order(CommandIds.at(1), fingerprint(), slices, null, null, target, perSecond, again);
  }

  /** What a reader of whole transactions sees. */
  private List<ConsumerRecord<byte[], byte[]>> committed(String topic, int partitions) {
    Properties settings = new Properties();
    settings.putAll(clients);
    settings.setProperty("isolation.level", "read_committed");
    var bytes = new ByteArrayDeserializer();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> all = new ArrayList<>();
      for (int i = 0; i < partitions; i++) {
        all.add(new TopicPartition(topic, i));
      }
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private List<Progress> journal() {
    return committed(commands, 1).stream()
        .map(
            record ->
                new JsonSerde<>(Command.class).deserializer().deserialize(commands, record.value()))
        .map(Command::progress)
        .toList();
  }

  private static long sent(List<Progress> journal) {
    return journal.stream()
        .flatMap(progress -> progress.sent().stream())
        .mapToLong(sent -> sent.offsets().size())
        .sum();
  }

  @Test
  void theRecordsOfTheGroupGoBackAsTheyWereToWhereTheyFailed() throws Exception {
    fail(30);
    assertThat(runToTheEnd(order(15))).isEqualTo(Ending.ENDED);
    List<ConsumerRecord<byte[], byte[]>> back = committed(origin, 3);
    assertThat(back).hasSize(20);
    for (ConsumerRecord<byte[], byte[]> record : back) {
      int number = Integer.parseInt(new String(record.key(), UTF_8).substring(7));
      assertThat(record.partition()).isEqualTo(number % 3);
      assertThat(record.timestamp()).isEqualTo(1_000L + number);
      assertThat(record.value()).isEqualTo(number == 4 ? null : record.key());
      assertThat(record.headers().toArray())
          .extracting(header -> header.key())
          .containsExactly("trace", RedriveHeaders.ID, RedriveHeaders.COUNT);
      assertThat(RedriveHeaders.of(record.headers()).count()).isEqualTo(1);
    }
    List<Progress> journal = journal();
    assertThat(sent(journal)).isEqualTo(20);
    assertThat(journal.get(journal.size() - 1).end()).isEqualTo(End.DONE);
    assertThat(journal.stream().mapToLong(Progress::read).sum()).isEqualTo(30);
  }

  @Test
  void aRunThatDiesInTheMiddleOfATransactionIsGoneOnWithAndSendsNothingTwice() throws Exception {
    fail(90);
    Order order = order(List.of(slice(0, 45), slice(1, 45)), null, 10, false);
    AtomicInteger entries = new AtomicInteger();
    Journal dying =
        (given, progress) -> {
          if (entries.incrementAndGet() == 3) {
            throw new IllegalStateException("the process is gone");
          }
          return entry(given, progress);
        };
    // Not closed: a process that is killed does not close its clients either.
    @SuppressWarnings("MustBeClosedChecker")
    Redrive killed = runs(dying).run(order, position -> false, new Wish());
    assertThatThrownBy(killed::run).isInstanceOf(IllegalStateException.class);
    long before = sent(journal());
    assertThat(before).as("whole transactions before").isBetween(1L, 59L);
    assertThat(broker.read(origin).size()).as("records on their way").isGreaterThan((int) before);

    assertThat(runToTheEnd(order(order.slices(), null, 0, false, order.id())))
        .isEqualTo(Ending.ENDED);
    assertThat(committed(origin, 3))
        .extracting(record -> new String(record.key(), UTF_8))
        .hasSize(60)
        .doesNotHaveDuplicates();
    assertThat(sent(journal())).isEqualTo(60);
    killed.close();
  }

  private static Order order(
      List<Slice> slices, @Nullable String target, int perSecond, boolean again, String id) {
    return new Order(id, fingerprint(), slices, null, null, target, perSecond, again);
  }

  @Test
  void whoeverRunsAnOrderTakesItOverFromWhoRanItBefore() throws Exception {
    fail(30);
    Order order = order(15);
    AtomicInteger turns = new AtomicInteger();
    Redrive.Signal overtaken =
        new Redrive.Signal() {
          @Override
          public boolean leave() {
            if (turns.getAndIncrement() == 0) {
              assertThat(unchecked(order)).isEqualTo(Ending.ENDED);
            }
            return false;
          }

          @Override
          public boolean cancel() {
            return false;
          }
        };
    try (Redrive first = run(order, overtaken)) {
      assertThat(first.run()).isEqualTo(Ending.TAKEN_OVER);
      assertThat(first.hasAdvanced()).isFalse();
    }
    assertThat(committed(origin, 3))
        .extracting(record -> new String(record.key(), UTF_8))
        .hasSize(20)
        .doesNotHaveDuplicates();
  }

  private Ending unchecked(Order order) {
    try {
      return runToTheEnd(order);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anOrderOfPositionsSendsTheseAlone() throws Exception {
    fail(30);
    Order order = order(List.of(new Slice(dead, 0, 0, 4, List.of(0L, 1L, 3L))), null, 0, false);
    assertThat(runToTheEnd(order)).isEqualTo(Ending.ENDED);
    // Records 0, 2 and 6 are there; 2 is of another bug.
    assertThat(committed(origin, 3))
        .extracting(record -> new String(record.key(), UTF_8))
        .containsExactlyInAnyOrder("record 0", "record 6");
    assertThat(journal())
        .flatExtracting(Progress::skipped)
        .containsExactly(new Progress.Skipped(SkipReason.OTHER_GROUP, 1));
  }

  @Test
  void whatWasSentBeforeIsSkippedUnlessForced() throws Exception {
    fail(30);
    List<Slice> slices = List.of(slice(0, 15), slice(1, 15));
    for (boolean again : List.of(false, true)) {
      try (Redrive redrive =
          runs(this::entry)
              .run(
                  order(slices, null, 0, again),
                  position -> position.partition() == 0,
                  new Wish())) {
        assertThat(redrive.run()).isEqualTo(Ending.ENDED);
      }
    }
    assertThat(committed(origin, 3)).hasSize(10 + 20);
    assertThat(journal())
        .flatExtracting(Progress::skipped)
        .containsExactly(new Progress.Skipped(SkipReason.SENT_BEFORE, 10));
  }

  @Test
  void whatCannotBeSentIsSkippedAndSaid() throws Exception {
    var bytes = new ByteArraySerializer();
    broker.createTopic("small-" + test, 1, Map.of("max.message.bytes", "2000"));
    try (var producer = new KafkaProducer<>(clients, bytes, bytes)) {
      byte[] small = new byte[10];
      send(
          producer,
          new ProducerRecord<>(dead, 0, null, small, small, headers("gone-" + test, 0, BUG)));
      send(producer, new ProducerRecord<>(dead, 0, null, small, small, headers(origin, 7, BUG)));
      send(producer, new ProducerRecord<>(dead, 0, null, small, small, headers(dead, 0, BUG)));
      send(
          producer,
          new ProducerRecord<>(
              dead, 0, null, small, new byte[5_000], headers("small-" + test, 0, BUG)));
      send(producer, new ProducerRecord<>(dead, 0, null, small, small, headers(origin, 0, BUG)));
    }
    assertThat(runToTheEnd(order(List.of(slice(0, 5)), null, 0, false))).isEqualTo(Ending.ENDED);
    assertThat(committed(origin, 3)).hasSize(1);
    assertThat(journal())
        .flatExtracting(Progress::skipped)
        .containsExactlyInAnyOrder(
            new Progress.Skipped(SkipReason.NO_SUCH_PARTITION, 2),
            new Progress.Skipped(SkipReason.LOOP, 1),
            new Progress.Skipped(SkipReason.TOO_LARGE, 1));
  }

  @Test
  void aRecordThatNamesATopicOfKafkasOwnDoesNotKeepTheOthersBack() throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(clients, bytes, bytes)) {
      for (String topic : List.of(origin, "__transaction_state", origin)) {
        byte[] text = topic.getBytes(UTF_8);
        send(producer, new ProducerRecord<>(dead, 0, null, text, text, headers(topic, 0, BUG)));
      }
    }
    assertThat(runToTheEnd(order(List.of(slice(0, 3)), null, 0, false))).isEqualTo(Ending.ENDED);
    assertThat(committed(origin, 3)).hasSize(2);
    assertThat(journal())
        .flatExtracting(Progress::skipped)
        .containsExactly(new Progress.Skipped(SkipReason.REFUSED, 1));
  }

  @Test
  void aRecordThatTheTargetRefusesLeavesTheOthersOfItsBatchAlone() throws Exception {
    broker.createTopic("compacted-" + test, 1, Map.of("cleanup.policy", "compact"));
    broker.createTopic("recent-" + test, 1, Map.of("message.timestamp.before.max.ms", "3600000"));
    var bytes = new ByteArraySerializer();
    long now = System.currentTimeMillis();
    try (var producer = new KafkaProducer<>(clients, bytes, bytes)) {
      for (int i = 0; i < 20; i++) {
        byte[] text = ("record " + i).getBytes(UTF_8);
        String target = (i < 10 ? "compacted-" : "recent-") + test;
        boolean bad = i % 5 == 3;
        byte[] key = bad && i < 10 ? null : text;
        long timestamp = bad && i >= 10 ? 1_000L : now;
        send(
            producer, new ProducerRecord<>(dead, 0, timestamp, key, text, headers(target, 0, BUG)));
      }
    }
    assertThat(runToTheEnd(order(List.of(slice(0, 20)), null, 0, false))).isEqualTo(Ending.ENDED);
    List<ConsumerRecord<byte[], byte[]>> sent = new ArrayList<>(committed("compacted-" + test, 1));
    sent.addAll(committed("recent-" + test, 1));
    assertThat(sent)
        .extracting(record -> Integer.valueOf(new String(record.value(), UTF_8).substring(7)))
        .containsExactly(0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16, 17, 19);
    assertThat(journal())
        .flatExtracting(Progress::skipped)
        .containsExactly(new Progress.Skipped(SkipReason.REFUSED, 4));
    assertThat(journal()).last().extracting(Progress::end).isEqualTo(End.DONE);
  }

  @Test
  void whatTheTopicDoesNotKeepAnyMoreIsCounted() throws Exception {
    fail(30);
    admin
        .deleteRecords(Map.of(new TopicPartition(dead, 0), RecordsToDelete.beforeOffset(6)))
        .all()
        .get();
    List<Slice> slices =
        List.of(slice(0, 15), slice(1, 15), new Slice("dlq.none-" + test, 0, 5, 8, null));
    assertThat(runToTheEnd(order(slices, null, 0, false))).isEqualTo(Ending.ENDED);
    assertThat(committed(origin, 3)).hasSize(16);
    assertThat(journal().stream().mapToLong(Progress::gone).sum()).isEqualTo(6 + 3);
  }

  @Test
  void aCancelledRunSaysSoAndLeavesTheRest() throws Exception {
    fail(30);
    Wish wish = new Wish();
    wish.cancel = true;
    try (Redrive redrive = run(order(15), wish)) {
      assertThat(redrive.run()).isEqualTo(Ending.ENDED);
    }
    assertThat(committed(origin, 3)).isEmpty();
    assertThat(journal()).extracting(Progress::end).containsExactly(End.CANCELLED);
    wish.leave = true;
    try (Redrive redrive = run(order(15), wish)) {
      assertThat(redrive.run()).isEqualTo(Ending.LEFT);
    }
  }

  @Test
  void aRehearsalSaysWhatARunThenDoes() throws Exception {
    fail(30);
    Order order = order(15);
    Rehearsal.Plan plan =
        new Rehearsal(runs(this::entry))
            .of(order, position -> false, Deadline.in(Duration.ofSeconds(20)));
    assertThat(plan.left()).isZero();
    assertThat(plan.targets())
        .containsOnly(
            Map.entry(new Rehearsal.Target(origin, 0), 10L),
            Map.entry(new Rehearsal.Target(origin, 1), 10L));
    assertThat(plan.examples()).hasSize(10);
    assertThat(committed(origin, 3)).as("nothing is sent").isEmpty();
    assertThat(journal()).isEmpty();
    runToTheEnd(order);
    assertThat(sent(journal()))
        .isEqualTo(plan.progress().sent().stream().mapToLong(sent -> sent.offsets().size()).sum());
  }
}
