package dev.tidewatch.mirror;

/** Names in records, which can be any text: those that no cluster, group or topic can have. */
final class Names {

  /** Kafka's own bound for topics, and more than any alias or group has. */
  private static final int LONGEST = 1_000;

  private Names() {}

  static boolean areUsable(String cluster, Observation observation) {
    if (cluster.isEmpty() || !isUsable(cluster)) {
      return false;
    }
    if (observation.heard() != null) {
      return isUsable(observation.heard().target())
          && isUsable(observation.heard().source())
          && observation.heard().hops().stream().allMatch(Names::isUsable);
    }
    if (observation.checked() != null) {
      return isUsable(observation.checked().group()) && isUsable(observation.checked().topic());
    }
    return observation.synced() == null || isUsable(observation.synced().topic());
  }

  /** A zero ends a text in keys of stores. */
  private static boolean isUsable(String name) {
    return name.length() <= LONGEST && name.indexOf('\u0000') < 0;
  }
}
