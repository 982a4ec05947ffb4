package dev.tidewatch.mirror;

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

/** The records of the topic of flows as events: a state has changed, or a flow is gone. */
public final class MirrorChanges {

  private static final String CHANGED = "mirror-flow";
  private static final String REMOVED = "mirror-flow-removed";

  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private MirrorChanges() {}

  /**
   * A flow's latest state, as clients see it. Times in milliseconds since the epoch, as in the
   * output topic.
   *
   * @param asOf when it was so, in ISO 8601
   */
  private record Changed(
      String source,
      String target,
      List<String> via,
      List<String> changed,
      String link,
      long linkSince,
      String linkCause,
      String emitter,
      long emitterSince,
      long clockAhead,
      String asOf) {}

  private record Removed(String flow, String asOf) {}

  /**
   * The topic of flows.
   *
   * @param values reads what {@link MirrorTopology} writes there
   */
  public static ChangeTopic of(String topic, Deserializer<MirrorFlow> values) {
    return new ChangeTopic(topic, List.of(CHANGED, REMOVED), record -> read(record, values));
  }

  private static Optional<Change> read(
      ConsumerRecord<byte[], byte[]> record, Deserializer<MirrorFlow> values) {
    String asOf = Instant.ofEpochMilli(record.timestamp()).toString();
    if (record.value() == null) {
      return record.key() == null
          ? Optional.empty()
          : Optional.of(
              new Change(
                  REMOVED,
                  null,
                  json(new Removed(new String(record.key(), StandardCharsets.UTF_8), asOf))));
    }
    MirrorFlow flow = values.deserialize(record.topic(), record.value());
    Objects.requireNonNull(flow.source(), "JSON of something else");
    return flow.changed().isEmpty()
        ? Optional.empty()
        : Optional.of(new Change(CHANGED, null, json(changed(flow, asOf))));
  }

  private static Changed changed(MirrorFlow flow, String asOf) {
    return new Changed(
        flow.source(),
        flow.target(),
        flow.via(),
        flow.changed(),
        flow.link(),
        flow.linkSince(),
        flow.linkCause(),
        flow.emitter(),
        flow.emitterSince(),
        flow.clockAhead(),
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
