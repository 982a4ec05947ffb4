package dev.tidewatch.core.deadletter.decode;

import org.jspecify.annotations.Nullable;

/** A view of one header of a Kafka record, so that this module needs no Kafka. */
public interface RecordHeader {

  String key();

  /** The header's bytes, which nobody changes; null where the header has none. */
  byte @Nullable [] value();
}
