package dev.tidewatch.app;

import dev.tidewatch.kafka.StreamsNode;
import dev.tidewatch.ops.Readiness;
import java.util.List;

/** Ready while Kafka Streams runs. */
record StreamsReadiness(StreamsNode streams) implements Readiness {

  @Override
  public boolean ready() {
    return streams.notReady().isEmpty();
  }

  @Override
  public List<String> reasons() {
    return streams.notReady().stream().toList();
  }
}
