package dev.tidewatch.cluster;

import dev.tidewatch.query.Replica;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance says of itself to its peers. Travels as JSON between instances that may be a
 * version apart: members are only added.
 *
 * @param instance its name
 * @param version of Tidewatch
 * @param draining whether it is about to stop
 * @param replicas what it holds
 */
public record MemberStatus(
    String instance, String version, boolean draining, List<Replica> replicas) {

  public MemberStatus {
    replicas = List.copyOf(replicas);
  }

  @Nullable Replica replicaOf(int partition) {
    for (Replica replica : replicas) {
      if (replica.partition() == partition) {
        return replica;
      }
    }
    return null;
  }
}
