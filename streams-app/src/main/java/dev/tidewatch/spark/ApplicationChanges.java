package dev.tidewatch.spark;

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

/** The records of the output topic as events: an attempt has changed, or was evicted. */
public final class ApplicationChanges {

  private static final String CHANGED = "application";
  private static final String REMOVED = "application-removed";

  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private ApplicationChanges() {}

  /**
   * An attempt's latest state, as clients see it. Times in milliseconds since the epoch, as in the
   * output topic.
   *
   * @param asOf when it was so, in ISO 8601: to be compared with {@code Tidewatch-As-Of}
   */
  private record Changed(
      String appId,
      @Nullable String attemptId,
      @Nullable String name,
      @Nullable String user,
      String sparkVersion,
      @Nullable Long startTime,
      @Nullable Long endTime,
      long durationMs,
      boolean completed,
      long tasksExpected,
      long tasksStarted,
      long tasksEnded,
      long events,
      long skippedLines,
      String asOf) {

    static Changed of(SparkApplication application, String asOf) {
      return new Changed(
          application.applicationId(),
          application.attemptId(),
          application.name(),
          application.user(),
          application.sparkVersion(),
          application.startTime(),
          application.endTime(),
          application.durationMs(),
          application.completed(),
          application.tasksExpected(),
          application.tasksStarted(),
          application.tasksEnded(),
          application.events(),
          application.skippedLines(),
          asOf);
    }
  }

  private record Removed(String appId, @Nullable String attemptId, String asOf) {}

  /**
   * The topic of attempts.
   *
   * @param values reads what {@link SparkTopology} writes there
   */
  public static ChangeTopic of(String topic, Deserializer<SparkApplication> values) {
    return new ChangeTopic(topic, List.of(CHANGED, REMOVED), record -> read(record, values));
  }

  private static Optional<Change> read(
      ConsumerRecord<byte[], byte[]> record, Deserializer<SparkApplication> values) {
    String asOf = Instant.ofEpochMilli(record.timestamp()).toString();
    if (record.value() != null) {
      SparkApplication application = values.deserialize(record.topic(), record.value());
      String appId = Objects.requireNonNull(application.applicationId(), "JSON of something else");
      return Optional.of(new Change(CHANGED, appId, json(Changed.of(application, asOf))));
    }
    if (record.key() == null) {
      return Optional.empty();
    }
    AttemptKey key = AttemptKey.parse(new String(record.key(), StandardCharsets.UTF_8));
    String data = json(new Removed(key.appId(), key.attemptId(), asOf));
    return Optional.of(new Change(REMOVED, key.appId(), data));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new SerializationException("Not JSON: " + value.getClass().getSimpleName(), e);
    }
  }
}
