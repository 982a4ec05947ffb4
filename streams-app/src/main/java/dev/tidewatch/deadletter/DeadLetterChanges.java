package dev.tidewatch.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.events.Change;
import dev.tidewatch.events.ChangeTopic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The records of the topic of groups as events: a group has changed, or was evicted. */
public final class DeadLetterChanges {

  private static final String CHANGED = "deadletter-group";
  private static final String REMOVED = "deadletter-group-removed";

  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private DeadLetterChanges() {}

  /**
   * A group's latest state, as clients see it. Times in milliseconds since the epoch, as in the
   * output topic.
   *
   * @param asOf when it was so, in ISO 8601: to be compared with {@code Tidewatch-As-Of}
   */
  private record Changed(
      String fingerprint,
      String state,
      String format,
      @Nullable String owner,
      @Nullable String stage,
      String failureClass,
      @Nullable String rootCauseClass,
      @Nullable String template,
      long firstSeen,
      long lastSeen,
      long count,
      long returned,
      List<String> topics,
      String asOf) {

    static Changed of(DeadLetterGroup group, String asOf) {
      return new Changed(
          group.fingerprint(),
          group.state(),
          group.format().name(),
          group.owner(),
          group.stage(),
          group.failureClass().name(),
          group.rootCauseClass(),
          group.template(),
          group.firstSeen(),
          group.lastSeen(),
          group.count(),
          group.returned(),
          group.topics(),
          asOf);
    }
  }

  private record Removed(String fingerprint, String asOf) {}

  /**
   * The topic of groups.
   *
   * @param values reads what {@link DeadLetterTopology} writes there
   */
  public static ChangeTopic of(String topic, Deserializer<DeadLetterGroup> values) {
    return new ChangeTopic(topic, List.of(CHANGED, REMOVED), record -> read(record, values));
  }

  private static Optional<Change> read(
      ConsumerRecord<byte[], byte[]> record, Deserializer<DeadLetterGroup> values) {
    String asOf = Instant.ofEpochMilli(record.timestamp()).toString();
    if (record.value() != null) {
      DeadLetterGroup group = values.deserialize(record.topic(), record.value());
      Objects.requireNonNull(group.fingerprint(), "JSON of something else");
      return Optional.of(new Change(CHANGED, null, json(Changed.of(group, asOf))));
    }
    if (record.key() == null) {
      return Optional.empty();
    }
    String fingerprint = new String(record.key(), StandardCharsets.UTF_8);
    return Optional.of(new Change(REMOVED, null, json(new Removed(fingerprint, asOf))));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new SerializationException("Not JSON: " + value.getClass().getSimpleName(), e);
    }
  }
}
