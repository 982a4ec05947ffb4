package dev.tidewatch.mirror;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Observations in the internal topic, in the format of the stores. */
final class ObservationSerde implements Serde<Observation> {

  @Override
  public Serializer<Observation> serializer() {
    return (topic, value) -> Codecs.OBSERVATION.encode(value);
  }

  @Override
  public Deserializer<Observation> deserializer() {
    return (topic, bytes) -> Codecs.OBSERVATION.decode(bytes);
  }
}
