package dev.tidewatch.kafka;

import java.util.Set;

/**
 * An instance as the group knows it since the last rebalance.
 *
 * @param address {@code host:port} that it advertises; not to be trusted
 * @param active partitions whose active replica it was given
 * @param standby partitions that it was given a copy of
 */
public record GroupMember(String address, Set<Integer> active, Set<Integer> standby) {

  public GroupMember {
    active = Set.copyOf(active);
    standby = Set.copyOf(standby);
  }
}
