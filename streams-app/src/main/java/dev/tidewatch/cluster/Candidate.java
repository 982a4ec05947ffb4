package dev.tidewatch.cluster;

import dev.tidewatch.query.Role;
import org.jspecify.annotations.Nullable;

/**
 * An instance that may answer for a partition.
 *
 * @param address of a peer; null for this instance
 * @param expected what its replica is believed to be
 */
record Candidate(@Nullable String address, Role expected) {

  boolean isHere() {
    return address == null;
  }
}
