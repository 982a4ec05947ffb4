package dev.tidewatch.deadletter.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.deadletter.Diagnosis;
import dev.tidewatch.core.deadletter.decode.Decoders;
import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.core.deadletter.decode.ReceivedRecord;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.deadletter.command.CommandIds;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.Progress;
import dev.tidewatch.deadletter.command.SkipReason;
import dev.tidewatch.deadletter.command.Slice;
import dev.tidewatch.deadletter.headers.ReceivedHeaders;
import dev.tidewatch.testkit.EmbeddedBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of orders against a broker that does not let Tidewatch write everywhere. */
class RedriveRightsTest {

  private static final String DEAD = "dlq.rights";

  @Test
  void whatGoesToATopicThatMayNotBeWrittenToIsSkippedAndTheRestIsSent(@TempDir Path directory)
      throws Exception {
    EmbeddedBroker broker =
        new EmbeddedBroker(
            directory,
            Map.of(
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found",
                "true"));
    try (Admin admin = broker.admin()) {
      List.of("open", "closed", "hidden", "journal", DEAD)
          .forEach(topic -> broker.createTopic(topic, 1, Map.of()));
      admin
          .createAcls(
              List.of(
                  acl("closed", AclOperation.WRITE, AclPermissionType.DENY),
                  acl("closed", AclOperation.READ, AclPermissionType.ALLOW),
                  acl("hidden", AclOperation.ALL, AclPermissionType.DENY)))
          .all()
          .get();
      fail(broker);
      List<Progress> journal = new ArrayList<>();

      assertThat(run(broker, admin, journal)).isEqualTo(Ending.ENDED);

      assertThat(broker.read("open"))
          .filteredOn(record -> record.value() != null)
          .extracting(record -> new String(record.value(), UTF_8))
          .contains("record 0", "record 2", "record 4");
      assertThat(broker.read("closed")).isEmpty();
      Progress last = journal.get(journal.size() - 1);
      assertThat(last.end()).isEqualTo(Progress.End.DONE);
      assertThat(last.skipped()).containsExactly(new Progress.Skipped(SkipReason.NOT_ALLOWED, 2));
      assertThat(last.sent()).containsExactly(new Progress.Sent(DEAD, 0, List.of(0L, 2L, 4L)));
    } finally {
      broker.stop();
    }
  }

  private static AclBinding acl(
      String topic, AclOperation operation, AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
  }

  private static void fail(EmbeddedBroker broker) {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(clients(broker), bytes, bytes)) {
      List<String> topics = List.of("open", "closed", "open", "hidden", "open");
      for (int i = 0; i < topics.size(); i++) {
        byte[] text = ("record " + i).getBytes(UTF_8);
        var unused =
            producer.send(new ProducerRecord<>(DEAD, 0, text, text, headers(topics.get(i))));
      }
    }
  }

  private static Ending run(EmbeddedBroker broker, Admin admin, List<Progress> journal)
      throws InterruptedException {
    Journal listening =
        (order, progress) -> {
          journal.add(progress);
          return new ProducerRecord<>("journal", new byte[] {1});
        };
    RedriveRuns runs =
        new RedriveRuns(
            clients(broker),
            "rights-",
            Redaction.none(),
            new KafkaAddress(admin, topic -> topic.startsWith("dlq.")),
            listening);
    Order order =
        new Order(
            CommandIds.at(1),
            fingerprint(),
            List.of(new Slice(DEAD, 0, 0, 5, null)),
            null,
            null,
            null,
            0,
            false);
    Redrive.Signal none =
        new Redrive.Signal() {
          @Override
          public boolean leave() {
            return false;
          }

          @Override
          public boolean cancel() {
            return false;
          }
        };
    try (Redrive redrive = runs.run(order, position -> false, none)) {
      return redrive.run();
    }
  }

  private static Properties clients(EmbeddedBroker broker) {
    Properties clients = new Properties();
    clients.setProperty("bootstrap.servers", broker.bootstrap());
    return clients;
  }

  private static Headers headers(String topic) {
    return new RecordHeaders()
        .add("__connect.errors.topic", topic.getBytes(UTF_8))
        .add("__connect.errors.partition", "0".getBytes(UTF_8))
        .add("__connect.errors.connector.name", "sink".getBytes(UTF_8))
        .add("__connect.errors.exception.message", "a bug".getBytes(UTF_8));
  }

  private static String fingerprint() {
    ReceivedRecord record =
        new ReceivedRecord(new Position(DEAD, 0, 0), 1, ReceivedHeaders.of(headers("any")));
    return Diagnosis.of(new Decoders(Redaction.none()).decode(record)).fingerprint().hash();
  }
}
