package dev.tidewatch.cluster;

import dev.tidewatch.kafka.ReplicaSampler;
import dev.tidewatch.kafka.StreamsNode;
import dev.tidewatch.ops.Drain;
import dev.tidewatch.ops.Readiness;
import dev.tidewatch.query.Replica;
import java.util.ArrayList;
import java.util.List;

/**
 * Ready while Kafka Streams runs and what is here is complete, within a bound for each store of
 * each partition. That Kafka can be reached is no condition: what is here can be read without it.
 *
 * @param maxLag records of its changelog that a store may lack
 */
public record ReadyToAnswer(StreamsNode node, ReplicaSampler sampler, Drain drain, long maxLag)
    implements Readiness {

  @Override
  public boolean ready() {
    return reasons().isEmpty();
  }

  @Override
  public List<String> reasons() {
    if (drain.hasBegun()) {
      return List.of("The instance is stopping");
    }
    List<String> reasons = new ArrayList<>(node.notReady().stream().toList());
    if (reasons.isEmpty() && !sampler.hasLooked()) {
      reasons.add("The group has not shared the partitions out yet");
    }
    sampler.replicas().values().forEach(replica -> lags(replica, reasons));
    return reasons;
  }

  private void lags(Replica replica, List<String> reasons) {
    replica
        .storeLags()
        .forEach(
            (store, lag) -> {
              if (lag > maxLag) {
                reasons.add(
                    "Store %s of partition %s lacks %,d records of its changelog, %,d are allowed"
                        .formatted(store, node.nameOf(replica.partition()), lag, maxLag));
              }
            });
  }
}
