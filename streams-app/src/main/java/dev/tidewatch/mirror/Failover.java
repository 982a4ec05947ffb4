package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.failover.Bound;
import dev.tidewatch.core.mirror.failover.GroupFacts;
import dev.tidewatch.core.mirror.failover.Judge;
import dev.tidewatch.core.mirror.failover.PartitionFacts;
import dev.tidewatch.core.mirror.failover.PartitionVerdict;
import dev.tidewatch.core.mirror.failover.Position;
import dev.tidewatch.core.mirror.failover.Readiness;
import dev.tidewatch.core.mirror.failover.Verdict;
import dev.tidewatch.core.mirror.link.LinkState;
import dev.tidewatch.core.mirror.link.Signal;
import dev.tidewatch.core.mirror.track.CheckpointState;
import dev.tidewatch.mirror.MirrorViews.CheckpointLine;
import dev.tidewatch.mirror.api.GroupVerdict;
import dev.tidewatch.mirror.api.GroupVerdict.Count;
import dev.tidewatch.mirror.api.GroupVerdict.Loss;
import dev.tidewatch.mirror.api.GroupVerdict.Partition;
import dev.tidewatch.mirror.api.GroupVerdict.Why;
import dev.tidewatch.mirror.probe.Clusters;
import dev.tidewatch.mirror.probe.Finding;
import dev.tidewatch.mirror.probe.Finding.OfGroup;
import dev.tidewatch.mirror.probe.Question;
import dev.tidewatch.mirror.probe.Question.Checkpointed;
import dev.tidewatch.query.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether groups can fail over: from their checkpoints in the stores, and from what the
 * clusters at both ends say when they are asked. Safe for use by any thread.
 *
 * @param clusters those that can be asked
 * @param staleAfter how old a checkpoint may be while its group moves
 */
public record Failover(Clusters clusters, Duration staleAfter) {

  private static final String NO_PROMISE =
      "none: it would lose its place, or what is there is not known; see the reasons";
  private static final String EXACT = "counted on both clusters";
  private static final String BOUND = "a bound, from both clusters";
  private static final String TARGET_ONLY =
      "a bound: all records on the target after where it starts there";
  private static final String NOTHING =
      "a bound: nothing is on the target after where it starts there";
  private static final String UNKNOWN_LOSS =
      "not known without access to the source: set mirror.clusters.%s.bootstrap.servers";

  /**
   * The verdicts, in the order of the names of the groups.
   *
   * @param named the group that was asked for, which may have no checkpoint; null for those that do
   */
  List<GroupVerdict> judge(
      Assembly flow, @Nullable String named, List<CheckpointLine> lines, Deadline deadline) {
    Map<String, List<CheckpointLine>> byGroup = new TreeMap<>();
    if (named != null) {
      byGroup.put(named, new ArrayList<>());
    }
    lines.forEach(
        line -> byGroup.computeIfAbsent(line.group(), group -> new ArrayList<>()).add(line));
    Map<String, List<Checkpointed>> asked = new TreeMap<>();
    byGroup.forEach(
        (group, its) -> asked.put(group, its.stream().map(Failover::checkpointed).toList()));
    if (asked.isEmpty()) {
      return List.of();
    }
    Finding finding =
        clusters.ask(new Question(flow.source().source(), flow.target(), asked), deadline);
    return byGroup.keySet().stream()
        .map(
            group ->
                new OneGroup(flow, group, Objects.requireNonNull(byGroup.get(group)), finding)
                    .verdict())
        .toList();
  }

  private static Checkpointed checkpointed(CheckpointLine line) {
    CheckpointState state = line.state();
    return new Checkpointed(
        line.topic(),
        line.partition(),
        new Position(state.upstream(), state.downstream()),
        state.at().timestamp(),
        state.rewound());
  }

  /** A partition by its name. */
  private record Name(String topic, int partition) {}

  /** One group, while its verdict is made. */
  private final class OneGroup {

    private final Assembly flow;
    private final String group;
    private final Finding finding;
    private final OfGroup found;
    private final Map<Name, CheckpointState> checkpoints = new HashMap<>();

    OneGroup(Assembly flow, String group, List<CheckpointLine> lines, Finding finding) {
      this.flow = flow;
      this.group = group;
      this.finding = finding;
      this.found = Objects.requireNonNull(finding.groups().get(group), "asked for");
      lines.forEach(
          line -> checkpoints.put(new Name(line.topic(), line.partition()), line.state()));
    }

    GroupVerdict verdict() {
      Verdict verdict =
          new Judge(staleAfter, finding.asOf())
              .judge(
                  new GroupFacts(
                      found.partitions(),
                      flow.linkState(),
                      linkEvidence(),
                      found.activeOnSource(),
                      found.activeOnTarget(),
                      finding.sourceConfigured(),
                      finding.sourceProblem(),
                      finding.targetProblem(),
                      null));
      Loss loses = loss(verdict.loses());
      Count rereads = count(verdict.rereads());
      return new GroupVerdict(
          group,
          verdict.readiness().name(),
          verdict.readiness() == Readiness.NOT_READY ? NO_PROMISE : promise(loses, rereads),
          loses,
          rereads,
          verdict.reasons().stream()
              .map(
                  reason ->
                      new Why(reason.code().name(), reason.evidence(), reason.code().action()))
              .toList(),
          MirrorAnswers.time(finding.asOf()),
          verdict.partitions().stream().map(this::partition).toList());
    }

    private String linkEvidence() {
      SignalRow link = flow.link();
      if (link == null) {
        return "no heartbeats of " + flow.source().source() + " come over";
      }
      Signal signal = link.signal();
      return "the last sign of life of "
          + link.topic()
          + " was at "
          + MirrorAnswers.time(signal.evidence());
    }

    private Loss loss(@Nullable Bound bound) {
      Double seconds = null;
      String basis;
      if (found.partitions().stream().allMatch(each -> each.checkpoint() == null)) {
        basis = "not known: it has no checkpoint";
      } else if (bound != null && bound.most() == 0) {
        seconds = 0.0;
        basis = EXACT;
      } else if (bound != null && found.oldestMissing() != null) {
        seconds = seconds(finding.asOf() - found.oldestMissing());
        basis = "the age of the oldest record that is on the source alone, by its timestamp";
      } else {
        SignalRow link = flow.link();
        boolean measured = link != null && link.signal().state() != LinkState.UNKNOWN;
        if (link != null && measured) {
          seconds = seconds(finding.asOf() - link.signal().newest());
          basis =
              "the age of the newest heartbeat that came over: it holds for what the link copies as"
                  + " promptly as heartbeats";
        } else {
          basis = "not known: the link is not measured";
        }
      }
      return bound == null
          ? new Loss(null, false, UNKNOWN_LOSS.formatted(flow.source().source()), seconds, basis)
          : new Loss(bound.most(), bound.exact(), bound.exact() ? EXACT : BOUND, seconds, basis);
    }

    private Count count(@Nullable Bound bound) {
      if (bound == null) {
        return new Count(null, false, "not known");
      }
      boolean both =
          found.partitions().stream()
              .anyMatch(each -> each.sourceCommitted() != null || each.sourceEnd() != null);
      String basis = both ? bound.exact() ? EXACT : BOUND : bound.exact() ? NOTHING : TARGET_ONLY;
      return new Count(bound.most(), bound.exact(), basis);
    }

    private Partition partition(PartitionVerdict verdict) {
      PartitionFacts facts = verdict.facts();
      CheckpointState state = checkpoints.get(new Name(facts.topic(), facts.partition()));
      Position checkpoint = facts.checkpoint();
      return new Partition(
          facts.topic(),
          facts.partition(),
          facts.start(),
          checkpoint == null ? null : checkpoint.upstream(),
          checkpoint == null ? null : checkpoint.downstream(),
          checkpoint == null ? null : seconds(finding.asOf() - facts.checkpointAt()),
          state == null ? 0 : state.rewinds(),
          state == null ? null : MirrorAnswers.timeOrNull(state.rewound()),
          facts.sourceCommitted(),
          facts.sourceEnd(),
          facts.targetCommitted(),
          facts.targetEnd(),
          most(verdict.loses()),
          most(verdict.rereads()),
          verdict.skips());
    }
  }

  private static @Nullable Long most(@Nullable Bound bound) {
    return bound == null ? null : Long.valueOf(bound.most());
  }

  private static Double seconds(long millis) {
    return Math.max(0, millis) / 1_000.0;
  }

  private static String promise(Loss loses, Count rereads) {
    String seconds =
        loses.seconds() == null
            ? "an unknown time"
            : String.format(Locale.ROOT, "%.1f s", loses.seconds());
    String records =
        loses.records() == null
            ? "an unknown number of records"
            : String.format(Locale.ROOT, "%d records", loses.records());
    String again =
        rereads.records() == null
            ? "an unknown number of records"
            : String.format(Locale.ROOT, "%d records", rereads.records());
    return "loses at most " + seconds + " / " + records + ", re-reads at most " + again;
  }
}
