package dev.tidewatch.bench.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A dead-letter topic as Kafka Connect writes it: sinks of one code base that fail in many places,
 * with the stack trace of a JDBC sink.
 *
 * @param letters how many
 * @param groups how many bugs; each has as many dead letters as the next, give or take one
 */
record Inbox(int letters, int groups) {

  static final String TOPIC = "dlq.bench";
  static final int PARTITIONS = 4;

  private static final String PREFIX = "__connect.errors.";
  private static final byte[] VALUE = "{\"order\": 4711, \"price\": 12.5}".getBytes(UTF_8);
  private static final int CONNECTORS = 100;

  void write(String bootstrapServers) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    }
    var bytes = new ByteArraySerializer();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "linger.ms",
            20,
            "batch.size",
            256 << 10,
            "compression.type",
            "lz4");
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      for (int i = 0; i < letters; i++) {
        var unused = producer.send(letter(i));
      }
      producer.flush();
    }
  }

  private ProducerRecord<byte[], byte[]> letter(int number) {
    int bug = number % groups;
    int connector = bug % CONNECTORS;
    int place = bug / CONNECTORS;
    var letter =
        new ProducerRecord<>(
            TOPIC, number % PARTITIONS, String.valueOf(number).getBytes(UTF_8), VALUE);
    Headers headers = letter.headers();
    add(headers, "topic", "orders-" + connector);
    add(headers, "partition", String.valueOf(number % 12));
    add(headers, "offset", String.valueOf(number));
    add(headers, "connector.name", "sink-" + connector);
    add(headers, "task.id", String.valueOf(number % 3));
    add(headers, "stage", "TASK_PUT");
    add(headers, "class.name", "org.apache.kafka.connect.sink.SinkTask");
    add(headers, "exception.class.name", "org.apache.kafka.connect.errors.ConnectException");
    add(headers, "exception.message", "Exiting WorkerSinkTask, row " + number);
    add(headers, "exception.stacktrace", trace(place, number));
    return letter;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(PREFIX + name, value.getBytes(UTF_8));
  }

  /** About 1,800 bytes, as a short one of Connect. */
  private static String trace(int place, int number) {
    String connect = "\tat org.apache.kafka.connect.runtime.";
    return "org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask, row "
        + number
        + "\n"
        + connect
        + "WorkerSinkTask.deliverMessages(WorkerSinkTask.java:632)\n"
        + connect
        + "WorkerSinkTask.poll(WorkerSinkTask.java:350)\n"
        + connect
        + "WorkerSinkTask.iteration(WorkerSinkTask.java:251)\n"
        + connect
        + "WorkerSinkTask.execute(WorkerSinkTask.java:220)\n"
        + connect
        + "WorkerTask.doRun(WorkerTask.java:229)\n"
        + connect
        + "WorkerTask.run(WorkerTask.java:284)\n"
        + "\tat java.base/java.util.concurrent.ThreadPoolExecutor.runWorker("
        + "ThreadPoolExecutor.java:1136)\n"
        + "\tat java.base/java.lang.Thread.run(Thread.java:840)\n"
        + "Caused by: java.sql.SQLException: duplicate key value "
        + number
        + " violates unique constraint\n"
        + "\tat org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse("
        + "QueryExecutorImpl.java:2725)\n"
        + "\tat org.postgresql.core.v3.QueryExecutorImpl.processResults("
        + "QueryExecutorImpl.java:2412)\n"
        + "\tat com.example.warehouse.step"
        + place
        + ".Writer.write(Writer.java:"
        + (40 + number % 7)
        + ")\n"
        + "\tat com.example.warehouse.Sink.put(Sink.java:88)\n"
        + "\t... 9 more\n";
  }
}
