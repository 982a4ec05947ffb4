package dev.tidewatch.cluster;

import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a deployment and what each holds, as one of them knows it.
 *
 * @param instance who says so
 */
public record ClusterAnswer(
    String instance, List<MemberAnswer> members, List<PartitionAnswer> partitions) {

  /**
   * One instance.
   *
   * @param instance null where it has not told yet
   * @param address where its peers reach it; null for the one that answers
   * @param state {@code live}, or {@code suspect} where it does not answer
   * @param problem why it is suspect; null where it is not
   * @param statusAge milliseconds since it told what it holds; null where it never did
   */
  public record MemberAnswer(
      @Nullable String instance,
      @Nullable String address,
      @Nullable String version,
      String state,
      @Nullable String problem,
      boolean draining,
      @Nullable Long statusAge,
      List<ReplicaAnswer> replicas) {}

  /**
   * One replica.
   *
   * @param role {@code active}, {@code standby}, or {@code restoring} for one that does not answer
   *     yet
   * @param changelogLag records of its changelogs that it has not applied, by store
   * @param sourceLag records of the input that are in no replica; null where it is not known
   * @param asOf everything that Kafka held at this moment is in it
   */
  public record ReplicaAnswer(
      String partition,
      String role,
      Map<String, Long> changelogLag,
      @Nullable Long sourceLag,
      String asOf) {

    static ReplicaAnswer of(Replica replica, IntFunction<String> names) {
      OptionalLong lag = replica.sourceLag();
      return new ReplicaAnswer(
          names.apply(replica.partition()),
          replica.warm() ? replica.role().name().toLowerCase(Locale.ROOT) : "restoring",
          replica.storeLags(),
          lag.isPresent() ? lag.getAsLong() : null,
          replica.asOf().equals(Instant.EPOCH) ? "unknown" : replica.asOf().toString());
    }
  }

  /**
   * One partition.
   *
   * @param active null where no instance is known to have the active replica
   */
  public record PartitionAnswer(String partition, @Nullable String active, List<String> standbys) {}

  static ClusterAnswer of(
      MemberStatus self, List<Member> others, int partitions, IntFunction<String> names) {
    List<MemberAnswer> members = new ArrayList<>();
    members.add(member(self, null, null, true, 0L, names));
    List<MemberStatus> known = new ArrayList<>(List.of(self));
    for (Member other : others) {
      MemberStatus status = other.status();
      if (status == null) {
        members.add(
            new MemberAnswer(
                null, other.address(), null, "suspect", other.problem(), false, null, List.of()));
      } else {
        members.add(
            member(
                status,
                other.address(),
                other.problem(),
                other.isLive(),
                other.age().toMillis(),
                names));
        if (other.isLive()) {
          known.add(status);
        }
      }
    }
    List<PartitionAnswer> byPartition = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      byPartition.add(partition(partition, known, names));
    }
    return new ClusterAnswer(self.instance(), members, byPartition);
  }

  private static MemberAnswer member(
      MemberStatus status,
      @Nullable String address,
      @Nullable String problem,
      boolean live,
      long age,
      IntFunction<String> names) {
    return new MemberAnswer(
        status.instance(),
        address,
        status.version(),
        live ? "live" : "suspect",
        problem,
        status.draining(),
        age,
        status.replicas().stream().map(replica -> ReplicaAnswer.of(replica, names)).toList());
  }

  private static PartitionAnswer partition(
      int partition, List<MemberStatus> known, IntFunction<String> names) {
    String active = null;
    List<String> standbys = new ArrayList<>();
    for (MemberStatus status : known) {
      Replica replica = status.replicaOf(partition);
      if (replica != null && replica.role() == Role.ACTIVE) {
        active = status.instance();
      } else if (replica != null) {
        standbys.add(status.instance());
      }
    }
    return new PartitionAnswer(names.apply(partition), active, standbys);
  }
}
