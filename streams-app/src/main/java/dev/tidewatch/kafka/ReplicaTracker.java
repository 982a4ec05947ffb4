package dev.tidewatch.kafka;

import dev.tidewatch.kafka.LocalTasks.Position;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Follows one partition that is here, and concludes how old its data are. Its conclusions may be
 * too modest by one measurement, never too bold:
 *
 * <ul>
 *   <li>An active replica holds all input up to the offset that <em>its own task</em> has
 *       committed. What the group has committed says nothing of it: after a pause in which another
 *       instance took over, a task still believes that it is active. Once the group is ahead of it,
 *       it is not called active any more.
 *   <li>A standby holds what its changelog held at a moment once it has applied as much. All that
 *       the group had committed a measurement before was in the changelog by then.
 * </ul>
 *
 * <p>A partition that is gone for a moment, as when it moves to another stream thread, is followed
 * on with what is known of it, unless its stores then have less than before.
 *
 * <p>Owned by the sampler's thread.
 */
final class ReplicaTracker {

  private static final int MAX_SAMPLES = 600;

  private final int partition;
  private final Deque<InputSample> forGroup = new ArrayDeque<>();
  private final Deque<InputSample> forTask = new ArrayDeque<>();
  private final Deque<ChangelogSample> forCopy = new ArrayDeque<>();
  private Instant groupAsOf = Instant.EPOCH;
  private Instant asOf = Instant.EPOCH;
  private List<Long> groupBefore = List.of();
  private List<Long> base = List.of();
  private final Map<String, Long> neededFirst = new HashMap<>();
  private Map<String, Position> before = Map.of();
  private Instant lastSeen = Instant.EPOCH;
  private boolean warm;
  private boolean wasActive;

  private record InputSample(Instant at, List<Long> ends) {}

  private record ChangelogSample(Instant asOf, Map<String, Long> needed) {}

  /**
   * One look at the partition. Taken in this order: the ends of the input, what the group has
   * committed, the decided ends of the changelogs, what the tasks say.
   *
   * @param upstream what comes before the inputs
   * @param inputEnds of each input topic
   * @param groupCommitted of each input topic; 0 where nothing is
   * @param decided by store, all that the partition should have, the offset below which every
   *     transaction has ended; none for an active task, where nobody asks
   * @param exhausted stores that lack nothing that is ever applied, of those that were {@link
   *     #standing}
   * @param active whether the task says that it is active and running
   * @param taskCommitted of each input topic; negative where the task has not committed yet
   */
  record Measurement(
      Instant at,
      Upstream upstream,
      List<Long> inputEnds,
      List<Long> groupCommitted,
      Map<String, Long> decided,
      Set<String> exhausted,
      boolean active,
      List<Long> taskCommitted,
      Map<String, Position> stores) {}

  ReplicaTracker(int partition) {
    this.partition = partition;
  }

  /**
   * The stores of a copy that lack something and stand where they did at the last look: either they
   * have not begun to read, or what they lack is nothing that is ever applied.
   */
  Set<String> standing(Map<String, Position> stores) {
    return warm
        ? Set.of()
        : stores.entrySet().stream()
            .filter(store -> store.getValue().equals(before.get(store.getKey())))
            .filter(store -> !hasReached(store.getKey(), store.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
  }

  Replica next(Measurement seen) {
    if (seen.at().isBefore(lastSeen)) {
      forgetTimes();
    }
    lastSeen = seen.at();
    InputSample input = new InputSample(seen.upstream().asOf(), seen.inputEnds());
    Instant groupAsOfBefore = groupAsOf;
    groupAsOf = advance(forGroup, input, seen.groupCommitted(), groupAsOf);
    Replica replica = seen.active() ? active(seen, input) : copy(seen, groupAsOfBefore);
    groupBefore = seen.groupCommitted();
    return replica;
  }

  /** The clock was set back: moments that it told before may lie in the future now. */
  private void forgetTimes() {
    forGroup.clear();
    forTask.clear();
    forCopy.clear();
    groupAsOf = Instant.EPOCH;
    asOf = Instant.EPOCH;
  }

  private Replica active(Measurement seen, InputSample input) {
    if (base.isEmpty()) {
      base = seen.groupCommitted();
    }
    List<Long> committed = furthest(base, seen.taskCommitted());
    forCopy.clear();
    asOf = later(asOf, advance(forTask, input, committed, asOf));
    warm = true;
    wasActive = true;
    boolean overtaken = !groupBefore.isEmpty() && isBehind(committed, groupBefore);
    return new Replica(
        partition,
        overtaken ? Role.STANDBY : Role.ACTIVE,
        zero(seen.stores()),
        overtaken ? OptionalLong.empty() : lag(seen, committed),
        asOf,
        true);
  }

  private Replica copy(Measurement seen, Instant inChangelog) {
    base = List.of();
    forTask.clear();
    // How far an active task was is not told: whether it was closed well, or wiped and is being
    // restored, shows only by what it lacks now.
    if (wasActive || isWiped(seen.stores())) {
      wasActive = false;
      warm = false;
      asOf = Instant.EPOCH;
      forCopy.clear();
      neededFirst.clear();
    }
    Map<String, Long> needed = new TreeMap<>();
    Map<String, Long> lags = new TreeMap<>();
    seen.stores()
        .forEach(
            (store, position) -> {
              long need = needed(position.end(), seen.decided().getOrDefault(store, -1L));
              needed.put(store, need);
              lags.put(store, Math.max(0, need - position.offset()));
            });
    // Not after the first look, which nobody could ask the decided ends for, and not while some
    // stores are not there yet.
    if (seen.decided().keySet().equals(seen.stores().keySet())) {
      needed.forEach(neededFirst::putIfAbsent);
      forCopy.addLast(new ChangelogSample(inChangelog, needed));
      warm |= lags.keySet().stream().allMatch(store -> isComplete(store, seen));
    }
    if (forCopy.size() > MAX_SAMPLES) {
      forCopy.removeFirst();
    }
    while (!forCopy.isEmpty() && isApplied(forCopy.getFirst(), seen.stores())) {
      asOf = later(asOf, forCopy.removeFirst().asOf());
    }
    before = Map.copyOf(seen.stores());
    return new Replica(partition, Role.STANDBY, lags, lag(seen, seen.groupCommitted()), asOf, warm);
  }

  /**
   * Whether a store has less than before: it was restored anew. One that only moved to another
   * stream thread was closed and opened, and goes on where it was.
   */
  private boolean isWiped(Map<String, Position> stores) {
    return before.entrySet().stream()
        .anyMatch(
            store -> {
              Position now = stores.get(store.getKey());
              return now == null || now.offset() < store.getValue().offset();
            });
  }

  /** When it was last followed. */
  Instant lastSeen() {
    return lastSeen;
  }

  /** Whether a store has applied what there was at the first look, as far as that ever is. */
  private boolean isComplete(String store, Measurement seen) {
    Position now = seen.stores().get(store);
    return now != null && (hasReached(store, now) || seen.exhausted().contains(store));
  }

  private boolean hasReached(String store, Position now) {
    return now.offset() >= neededFirst.getOrDefault(store, Long.MAX_VALUE);
  }

  /**
   * The offset that a copy reaches once it has applied all. All records of a changelog are written
   * in transactions: where none is open at its end, its last offset is the mark of one, which is
   * never applied.
   */
  private static long needed(long end, long decided) {
    return decided == end ? Math.max(0, end - 1) : end;
  }

  private static boolean isApplied(ChangelogSample sample, Map<String, Position> stores) {
    return sample.needed().entrySet().stream()
        .allMatch(
            need -> {
              Position now = stores.get(need.getKey());
              return now != null && now.offset() >= need.getValue();
            });
  }

  private static Instant advance(
      Deque<InputSample> waiting, InputSample now, List<Long> committed, Instant asOf) {
    waiting.addLast(now);
    if (waiting.size() > MAX_SAMPLES) {
      waiting.removeFirst();
    }
    Instant reached = asOf;
    while (!waiting.isEmpty() && !isBehind(committed, waiting.getFirst().ends())) {
      reached = waiting.removeFirst().at();
    }
    return reached;
  }

  private static List<Long> furthest(List<Long> a, List<Long> b) {
    return IntStream.range(0, a.size()).mapToObj(i -> Math.max(a.get(i), b.get(i))).toList();
  }

  private static boolean isBehind(List<Long> offsets, List<Long> others) {
    return IntStream.range(0, offsets.size()).anyMatch(i -> offsets.get(i) < others.get(i));
  }

  private static OptionalLong lag(Measurement seen, List<Long> committed) {
    List<Long> ends = seen.inputEnds();
    return OptionalLong.of(
        seen.upstream().lag()
            + IntStream.range(0, ends.size())
                .mapToLong(i -> Math.max(0, ends.get(i) - committed.get(i)))
                .sum());
  }

  private static Map<String, Long> zero(Map<String, Position> stores) {
    Map<String, Long> lags = new TreeMap<>();
    stores.keySet().forEach(store -> lags.put(store, 0L));
    return lags;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
