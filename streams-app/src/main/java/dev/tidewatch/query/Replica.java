package dev.tidewatch.query;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A replica of one partition as it was when it was last looked at.
 *
 * @param role {@link Role#ACTIVE} only where it was certain that no other instance had taken over
 * @param storeLags records of each store's changelog that it has not applied
 * @param sourceLag records of the input that are in no replica yet; empty when it is not known
 * @param asOf everything that Kafka held at this moment is in it
 * @param warm whether it has held, since it is here, all that its changelogs had at some look
 *     before; one that has not is still being restored, and would deny what it has not read yet
 */
public record Replica(
    int partition,
    Role role,
    Map<String, Long> storeLags,
    OptionalLong sourceLag,
    Instant asOf,
    boolean warm) {

  public Replica {
    storeLags = new TreeMap<>(storeLags);
  }

  /** The same data, of which is not known any more what they lack. */
  public Replica asCopy() {
    return new Replica(partition, Role.STANDBY, storeLags, OptionalLong.empty(), asOf, warm);
  }

  /** Records of all changelogs that it has not applied. */
  public long changelogLag() {
    return storeLags.values().stream().mapToLong(Long::longValue).sum();
  }
}
