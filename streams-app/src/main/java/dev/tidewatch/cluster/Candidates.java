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
 * Where no copy answers, the active replica is asked once more, as a copy: while partitions move to
 * and from its instance it cannot be read as what it is. What a replica really is, and whether it
 * meets the caller's terms, it says itself when it is asked. A pure function of what is known.
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
    boolean copiesWillDo = terms.consistency() != Consistency.ACTIVE;
    List<Candidate> best =
        ranked.stream()
            .filter(peer -> copiesWillDo || peer.candidate().expected() == Role.ACTIVE)
            .sorted(ORDER)
            .map(Ranked::candidate)
            .toList();
    return copiesWillDo && best.size() > 1 ? withActiveAsCopy(best) : best;
  }

  private static List<Candidate> withActiveAsCopy(List<Candidate> best) {
    List<Candidate> all = new ArrayList<>(best);
    // The last one is asked on the caller's terms as it is.
    best.subList(0, best.size() - 1).stream()
        .filter(candidate -> candidate.expected() == Role.ACTIVE)
        .forEach(candidate -> all.add(new Candidate(candidate.address(), Role.STANDBY)));
    return all;
  }

  /**
   * By what it says of itself; by what the group gave it where it says nothing of use: it may have
   * got the partition, or have restored it, since it said so.
   */
  private static @Nullable Ranked ranked(int partition, Member member) {
    MemberStatus status = member.status();
    Replica replica = status == null ? null : status.replicaOf(partition);
    if (replica != null && replica.warm()) {
      long lag = member.isKnown() ? replica.changelogLag() : Long.MAX_VALUE;
      return new Ranked(new Candidate(member.address(), replica.role()), lag, member.suspect());
    }
    boolean active = member.group().active().contains(partition);
    if (!active && !member.group().standby().contains(partition)) {
      return null;
    }
    Role expected = active && replica == null ? Role.ACTIVE : Role.STANDBY;
    return new Ranked(new Candidate(member.address(), expected), Long.MAX_VALUE, member.suspect());
  }
}
