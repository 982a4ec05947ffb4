package dev.tidewatch.spark;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.core.spark.finding.Finding;
import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.events.Change;
import dev.tidewatch.events.ChangeTopic;
import dev.tidewatch.spark.api.Mute;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The records of the topic of findings as events: one is new or has changed, or is gone. */
public final class FindingChanges {

  private static final String CHANGED = "finding";
  private static final String REMOVED = "finding-removed";

  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private FindingChanges() {}

  /** Tells what is muted: the topic does not. Called by the thread that reads the topic. */
  @FunctionalInterface
  public interface MuteLookup {

    /** What is known of it now; empty where that cannot be told here and now. */
    Optional<Known> of(SparkFinding finding);

    /**
     * Whether a finding is muted.
     *
     * @param mute null where it is not
     */
    record Known(@Nullable Mute mute) {}
  }

  /**
   * A finding as clients see it. Times in milliseconds since the epoch, as in the output topic.
   *
   * @param muted as in the listing of the fleet; null where it is not muted
   * @param muteUnknown true where nobody could tell that; null otherwise
   * @param asOf when it was so, in ISO 8601: to be compared with {@code Tidewatch-As-Of}
   */
  private record Changed(
      String appId,
      @Nullable String attemptId,
      @Nullable String name,
      @Nullable String user,
      String rule,
      Severity severity,
      String message,
      @Nullable Integer stageId,
      @Nullable Integer stageAttemptId,
      @Nullable Long sqlExecutionId,
      List<Finding.Evidence> evidence,
      List<Finding.Threshold> thresholds,
      List<Finding.Advice> advice,
      boolean incomplete,
      long foundAt,
      long changedAt,
      @Nullable Mute muted,
      @Nullable Boolean muteUnknown,
      String asOf) {

    static Changed of(SparkFinding finding, Optional<MuteLookup.Known> known, String asOf) {
      return new Changed(
          finding.applicationId(),
          finding.attemptId(),
          finding.name(),
          finding.user(),
          finding.rule(),
          finding.severity(),
          finding.message(),
          finding.stageId(),
          finding.stageAttemptId(),
          finding.sqlExecutionId(),
          finding.evidence(),
          finding.thresholds(),
          finding.advice(),
          finding.incomplete(),
          finding.foundAt(),
          finding.changedAt(),
          known.map(MuteLookup.Known::mute).orElse(null),
          known.isPresent() ? null : Boolean.TRUE,
          asOf);
    }
  }

  private record Removed(
      String appId,
      @Nullable String attemptId,
      String rule,
      @Nullable Integer stageId,
      @Nullable Integer stageAttemptId,
      @Nullable Long sqlExecutionId,
      String asOf) {}

  /**
   * The topic of findings.
   *
   * @param values reads what {@link SparkTopology} writes there
   */
  public static ChangeTopic of(String topic, Deserializer<SparkFinding> values, MuteLookup mutes) {
    return new ChangeTopic(topic, List.of(CHANGED, REMOVED), record -> read(record, values, mutes));
  }

  private static Optional<Change> read(
      ConsumerRecord<byte[], byte[]> record, Deserializer<SparkFinding> values, MuteLookup mutes) {
    String asOf = Instant.ofEpochMilli(record.timestamp()).toString();
    if (record.value() != null) {
      SparkFinding finding = values.deserialize(record.topic(), record.value());
      String appId = Objects.requireNonNull(finding.applicationId(), "JSON of something else");
      Objects.requireNonNull(finding.rule(), "JSON of something else");
      Changed changed = Changed.of(finding, mutes.of(finding), asOf);
      return Optional.of(new Change(CHANGED, appId, json(changed)));
    }
    if (record.key() == null) {
      return Optional.empty();
    }
    Removed removed = removed(new String(record.key(), StandardCharsets.UTF_8), asOf);
    return Optional.of(new Change(REMOVED, removed.appId(), json(removed)));
  }

  private static Removed removed(String key, String asOf) {
    FindingName name = FindingName.parse(key);
    StageKey stage = name.subject().stage();
    return new Removed(
        name.attempt().appId(),
        name.attempt().attemptId(),
        name.subject().rule(),
        stage == null ? null : (Integer) stage.stageId(),
        stage == null ? null : (Integer) stage.attemptId(),
        name.subject().sqlExecution(),
        asOf);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new SerializationException("Not JSON: " + value.getClass().getSimpleName(), e);
    }
  }
}
