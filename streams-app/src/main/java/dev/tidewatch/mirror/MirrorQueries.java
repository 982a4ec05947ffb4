package dev.tidewatch.mirror;

import dev.tidewatch.mirror.MirrorViews.CheckpointLine;
import dev.tidewatch.mirror.MirrorViews.CheckpointsOf;
import dev.tidewatch.mirror.MirrorViews.FlowPart;
import dev.tidewatch.mirror.MirrorViews.FlowsOf;
import dev.tidewatch.mirror.MirrorViews.LatencyOf;
import dev.tidewatch.mirror.MirrorViews.LatencySpan;
import dev.tidewatch.mirror.MirrorViews.SyncLine;
import dev.tidewatch.mirror.MirrorViews.SyncsOf;
import dev.tidewatch.mirror.api.FlowDetail;
import dev.tidewatch.mirror.api.FlowInfo;
import dev.tidewatch.mirror.api.GroupVerdict;
import dev.tidewatch.mirror.api.LatencyAnswer;
import dev.tidewatch.mirror.api.LatencyStats;
import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Page;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Subject;
import dev.tidewatch.query.Terms;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Questions about mirrors. Safe for use by any thread. */
public final class MirrorQueries {

  private static final String NO_CURSOR = "cursor is none that this route gave";

  /** Partitions with an offset sync that one answer looks at. */
  private static final int SYNCS = 10_000;

  private final Partitions partitions;
  private final MirrorScope scope;
  private final Failover failover;
  private final Clock clock;

  /** Answers from the partitions, by that clock. */
  public MirrorQueries(Partitions partitions, MirrorScope scope, Failover failover, Clock clock) {
    this.partitions = partitions;
    this.scope = scope;
    this.failover = failover;
    this.clock = clock;
  }

  /**
   * The flows, by source and target.
   *
   * @param state only those whose link is so; null for all
   * @param cursor of the page before; null for the first
   */
  public Outcome<Page<FlowInfo>> flows(
      Terms terms, @Nullable String state, @Nullable String cursor, int limit) {
    Optional<String> after = Optional.ofNullable(cursor).flatMap(Page::item);
    if (cursor != null && after.isEmpty()) {
      return new Outcome.BadParameter<>(NO_CURSOR);
    }
    return partitions
        .readAll(terms, MirrorViews.FLOWS, new FlowsOf(null))
        .map(parts -> page(assemble(parts), state, after.orElse(null), limit));
  }

  private Page<FlowInfo> page(
      List<Assembly> all, @Nullable String state, @Nullable String after, int limit) {
    List<Assembly> rows =
        all.stream()
            .filter(flow -> state == null || flow.linkState().name().equals(state))
            .sorted(Comparator.comparing(MirrorQueries::place, Page.ORDER))
            .filter(flow -> after == null || Page.ORDER.compare(place(flow), after) > 0)
            .limit(limit + 1L)
            .toList();
    List<Assembly> shown = rows.subList(0, Math.min(limit, rows.size()));
    long now = clock.millis();
    return new Page<>(
        shown.stream()
            .map(flow -> MirrorAnswers.flow(flow, scope.naming().heartbeats(), now))
            .toList(),
        rows.size() > limit ? Page.after(place(shown.get(shown.size() - 1))) : null);
  }

  /** Aliases hold no zero. */
  private static String place(Assembly flow) {
    return flow.source().source() + "\u0000" + flow.target();
  }

  /** The flows of what the partitions know. */
  private List<Assembly> assemble(List<FlowPart> parts) {
    String target = target(parts);
    Map<String, SourceRow> sources = new TreeMap<>();
    Map<String, List<SignalRow>> signals = new HashMap<>();
    for (FlowPart part : parts) {
      part.sources().forEach(row -> sources.put(row.source(), row));
      for (SignalRow row : part.signals()) {
        sources.putIfAbsent(row.source(), SourceRow.first(row.source()));
        signals.computeIfAbsent(row.source(), source -> new ArrayList<>()).add(row);
      }
    }
    List<Assembly> flows = new ArrayList<>();
    sources.forEach(
        (source, row) ->
            flows.addAll(Assembly.of(row, signals.getOrDefault(source, List.of()), target)));
    return flows;
  }

  private String target(List<FlowPart> parts) {
    TreeSet<String> learnt = new TreeSet<>();
    parts.forEach(part -> learnt.add(part.meta().target()));
    learnt.remove("");
    return scope.cluster().orElse(learnt.size() == 1 ? learnt.first() : "");
  }

  /** One flow. */
  public Outcome<FlowDetail> flow(Terms terms, String source, String target) {
    return find(
        terms,
        source,
        target,
        (flow, freshness) -> {
          long now = clock.millis();
          String syncsNamed = scope.syncsOnTarget() ? source : "";
          Outcome<List<SyncLine>> syncs =
              syncsNamed.isEmpty()
                  ? new Outcome.Found<>(List.of(), freshness)
                  : partitions.readAll(terms, MirrorViews.SYNCS, new SyncsOf(syncsNamed, SYNCS));
          return syncs.then(
              (lines, ofSyncs) ->
                  lastHour(terms, flow, now)
                      .map(
                          hour ->
                              MirrorAnswers.detail(
                                  flow,
                                  scope.naming().heartbeats(),
                                  MirrorAnswers.stats(
                                      LatencyWindow.MINUTE.millis()
                                          * (LatencyWindow.MINUTE.spanOf(now) - 59),
                                      hour),
                                  MirrorAnswers.translation(lines, SYNCS),
                                  scope.aboutSyncs(source),
                                  now)));
        });
  }

  private Outcome<Latency> lastHour(Terms terms, Assembly flow, long now) {
    long last = LatencyWindow.MINUTE.spanOf(now);
    return spans(terms, flow, LatencyWindow.MINUTE, last - 59, last + 1)
        .map(
            spans -> {
              Latency all = new Latency();
              spans.forEach(span -> all.add(span.row()));
              return all;
            });
  }

  private Outcome<List<LatencySpan>> spans(
      Terms terms, Assembly flow, LatencyWindow window, long from, long to) {
    SignalRow link = flow.link();
    // Where there is no link, all partitions are read as well: for the age of the answer.
    String topic = link == null ? "" : link.topic();
    return partitions.readAll(terms, MirrorViews.LATENCY, new LatencyOf(topic, window, from, to));
  }

  private <T> Outcome<T> find(
      Terms terms,
      String source,
      String target,
      BiFunction<Assembly, Freshness, Outcome<T>> question) {
    return partitions
        .readAll(terms, MirrorViews.FLOWS, new FlowsOf(source))
        .then(
            (parts, freshness) ->
                assemble(parts).stream()
                    .filter(flow -> flow.target().equals(target))
                    .findFirst()
                    .map(flow -> question.apply(flow, freshness))
                    .orElseGet(
                        () ->
                            new Outcome.NotFound<>(
                                Subject.MIRROR_FLOW,
                                "no flow goes from " + source + " to " + target,
                                freshness)));
  }

  /**
   * Latencies by time.
   *
   * @param from the first time, in milliseconds since the epoch; null for 60 steps before the end
   * @param to the last time; null for now
   */
  public Outcome<LatencyAnswer> latency(
      Terms terms,
      String source,
      String target,
      LatencyWindow window,
      @Nullable Long from,
      @Nullable Long to) {
    long now = clock.millis();
    long kept = window.firstKept(now);
    long end =
        Math.min(window.spanOf(to == null ? now : Math.min(to, now)), window.spanOf(now)) + 1;
    long begin = Math.max(kept, from == null ? end - 60 : window.spanOf(from));
    if (begin >= end) {
      return new Outcome.BadParameter<>("from must be before to, and to after what is kept");
    }
    return find(
        terms,
        source,
        target,
        (flow, freshness) ->
            spans(terms, flow, window, begin, end)
                .map(spans -> answer(flow, window, begin, end, kept, spans)));
  }

  private static LatencyAnswer answer(
      Assembly flow,
      LatencyWindow window,
      long begin,
      long end,
      long kept,
      List<LatencySpan> spans) {
    Latency whole = new Latency();
    List<LatencyStats> steps = new ArrayList<>();
    for (LatencySpan span : spans) {
      whole.add(span.row());
      steps.add(MirrorAnswers.stats(span.span() * window.millis(), new Latency().add(span.row())));
    }
    return new LatencyAnswer(
        flow.source().source(),
        flow.target(),
        flow.link() == null ? null : flow.link().topic(),
        window.name().toLowerCase(Locale.ROOT),
        MirrorAnswers.time(begin * window.millis()),
        MirrorAnswers.time(end * window.millis()),
        MirrorAnswers.time(kept * window.millis()),
        MirrorScope.MEASURED,
        MirrorAnswers.stats(begin * window.millis(), whole),
        steps);
  }

  /**
   * Whether the groups of a flow can fail over now.
   *
   * @param group only this one, even if it has no checkpoint; null for all that have one
   * @param cursor of the page before; null for the first
   */
  public Outcome<Page<GroupVerdict>> groups(
      Terms terms,
      String source,
      String target,
      @Nullable String group,
      @Nullable String cursor,
      int limit) {
    Optional<String> after = Optional.ofNullable(cursor).flatMap(Page::item);
    if (cursor != null && after.isEmpty()) {
      return new Outcome.BadParameter<>(NO_CURSOR);
    }
    if (group != null && (group.isEmpty() || group.indexOf('\u0000') >= 0)) {
      return new Outcome.BadParameter<>("group is the name of a consumer group");
    }
    CheckpointsOf page = new CheckpointsOf(source, after.orElse(null), group, limit + 1);
    return find(
        terms,
        source,
        target,
        (flow, freshness) ->
            (flow.here()
                    ? partitions.readAll(terms, MirrorViews.CHECKPOINTS, page)
                    : new Outcome.Found<>(List.<CheckpointLine>of(), freshness))
                .map(lines -> verdicts(terms, flow, flow.here() ? group : null, lines, limit)));
  }

  private Page<GroupVerdict> verdicts(
      Terms terms, Assembly flow, @Nullable String named, List<CheckpointLine> lines, int limit) {
    List<String> groups = lines.stream().map(CheckpointLine::group).distinct().toList();
    Set<String> shown = new LinkedHashSet<>(groups.subList(0, Math.min(limit, groups.size())));
    List<CheckpointLine> its = lines.stream().filter(line -> shown.contains(line.group())).toList();
    return new Page<>(
        failover.judge(flow, named, its, terms.deadline()),
        groups.size() > limit ? Page.after(groups.get(limit - 1)) : null);
  }
}
