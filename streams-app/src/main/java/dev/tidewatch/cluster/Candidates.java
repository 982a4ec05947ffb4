package dev.tidewatch.cluster;

import dev.tidewatch.query.Consistency;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import dev.tidewatch.query.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked for a partition, and in which order: the active replica, then standbys, the freshest
 * first; those that did not answer lately at the end, but not left out: they may be all there is.
 * What a replica really is, and whether it meets the caller's terms, it says itself when it is
 * asked. A pure function of what is known.
 */
final class Candidates {

  private static final Comparator<Ranked> ORDER =
      Comparator.comparing(Ranked::suspect)
          .thenComparing(ranked -> ranked.candidate().expected() != Role.ACTIVE)
          .thenComparingLong(Ranked::lag)
          .thenComparing(ranked -> !ranked.candidate().isHere());

  private Candidates() {}

  private record Ranked(Candidate candidate, long lag, boolean suspect) {}

  /**
   * The candidates for a partition, the best first.
   *
   * @param own the replica that this instance holds; null for none
   */
  static List<Candidate> of(
      int partition, @Nullable Replica own, List<Member> members, Terms terms) {
    List<Ranked> ranked = new ArrayList<>();
    if (own != null && own.warm()) {
      ranked.add(new Ranked(new Candidate(null, own.role()), own.changelogLag(), false));
    }
    for (Member member : members) {
      Ranked peer = ranked(partition, member);
      if (peer != null) {
        ranked.add(peer);
      }
    }
    return ranked.stream()
        .filter(
            peer ->
                terms.consistency() != Consistency.ACTIVE
                    || peer.candidate().expected() == Role.ACTIVE)
        .sorted(ORDER)
        .map(Ranked::candidate)
        .toList();
  }

  /** By what it says of itself; by what the group gave it where it says nothing. */
  private static @Nullable Ranked ranked(int partition, Member member) {
    MemberStatus status = member.status();
    Replica replica = status == null ? null : status.replicaOf(partition);
    if (replica != null) {
      long lag = member.isKnown() ? replica.changelogLag() : Long.MAX_VALUE;
      return replica.warm()
          ? new Ranked(new Candidate(member.address(), replica.role()), lag, member.suspect())
          : null;
    }
    if (member.group().active().contains(partition)) {
      return new Ranked(
          new Candidate(member.address(), Role.ACTIVE), Long.MAX_VALUE, member.suspect());
    }
    return status == null && member.group().standby().contains(partition)
        ? new Ranked(
            new Candidate(member.address(), Role.STANDBY), Long.MAX_VALUE, member.suspect())
        : null;
  }
}
