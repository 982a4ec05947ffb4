package dev.tidewatch.core.mirror.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One partition, a link that copies it as MirrorMaker 2 does, and a group that reads it: with
 * offsets that hold no record, a link that begins again at an earlier offset, syncs that are told
 * late, a target that forgets, and a group that goes back. Knows what really happened.
 */
final class SimulatedLink {

  /** {@code offset.lag.max}, small so that it matters. */
  private static final int MOST_LAG = 5;

  private final Random random;
  private final List<@Nullable Integer> source = new ArrayList<>();
  private final List<Integer> target = new ArrayList<>();
  private final List<Position> syncs = new ArrayList<>();
  private final List<Position> untold = new ArrayList<>();
  private int read;
  private int committed;
  private long lastRead = -1;
  private long lastSynced = -1;
  private int group;
  private int first;
  private @Nullable Position checkpoint;

  SimulatedLink(long seed) {
    random = new Random(seed);
  }

  /** Something happens. */
  void step() {
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> source.add(source.size());
      case 3 -> source.add(random.nextInt(4) == 0 ? null : Integer.valueOf(source.size()));
      case 4, 5, 6 -> copy();
      case 7 -> committed = read;
      case 8 -> {
        if (random.nextInt(6) == 0) {
          restart();
        }
      }
      case 9, 10 -> group = Math.min(source.size(), group + 1 + random.nextInt(3));
      case 11, 12 -> tell();
      default -> check();
    }
    if (random.nextInt(60) == 0) {
      group = random.nextInt(group + 1);
    }
    if (random.nextInt(40) == 0) {
      first = Math.min(target.size(), first + random.nextInt(4));
    }
  }

  private void copy() {
    while (read < source.size() && source.get(read) == null) {
      read++;
    }
    if (read == source.size()) {
      return;
    }
    tell(); // a sync is late by less than the next record
    Integer record = source.get(read);
    target.add(record == null ? -1 : record);
    long downstream = target.size() - 1L;
    if (lastSynced < 0 || downstream - (lastSynced + 1) >= MOST_LAG || read - lastRead != 1) {
      untold.add(new Position(read, downstream));
      lastSynced = downstream;
    }
    lastRead = read;
    read++;
  }

  private void tell() {
    syncs.addAll(untold);
    untold.clear();
  }

  private void restart() {
    untold.clear(); // who ends without order does not write them
    read = committed;
    lastRead = -1;
    lastSynced = -1;
  }

  private void check() {
    for (int i = syncs.size() - 1; i >= 0; i--) {
      Position sync = syncs.get(i);
      if (sync.upstream() <= group) {
        long step = sync.upstream() == group ? 0 : 1;
        checkpoint = new Position(group, sync.downstream() + step);
        return;
      }
    }
  }

  /** What Tidewatch can know. */
  PartitionFacts facts(boolean source, boolean verify) {
    Position sync = syncs.isEmpty() || !source ? null : syncs.get(syncs.size() - 1);
    long end = target.size();
    return new PartitionFacts(
        "A.orders",
        0,
        checkpoint,
        0,
        0,
        (long) first,
        end,
        end,
        null,
        source ? Long.valueOf(0) : null,
        source ? Long.valueOf(this.source.size()) : null,
        source && (group > 0 || checkpoint != null) ? Long.valueOf(group) : null,
        sync,
        verify && sync != null && same(sync, end - 1),
        verify && sync != null && isVerified(sync));
  }

  private boolean isVerified(Position sync) {
    long before = group - 1 - sync.upstream() + sync.downstream();
    return same(sync, before) && sync.isSteadyFrom(before, syncs);
  }

  private boolean same(Position sync, long downstream) {
    long upstream = downstream - sync.downstream() + sync.upstream();
    return downstream >= first
        && upstream >= 0
        && downstream < target.size()
        && upstream < source.size()
        && target.get((int) downstream).equals(source.get((int) upstream));
  }

  /** Records that were never copied. */
  long lost() {
    return source.stream().filter(record -> record != null && !target.contains(record)).count();
  }

  /** Where the group goes on: without a checkpoint, at the beginning. */
  private long start() {
    return checkpoint == null ? first : Math.max(first, checkpoint.downstream());
  }

  /** Records that the group has read and that lie at or after where it goes on. */
  long reread() {
    return target.stream().skip(start()).filter(record -> record < group).count();
  }

  /**
   * Records that the group has not read, and never reads when it goes on from its checkpoint. Some
   * may be on the target before it: those that a link, which began again, is about to copy anew.
   */
  long unseen() {
    long from = start();
    return source.stream()
        .filter(record -> record != null && record >= group)
        .filter(record -> target.stream().skip(from).noneMatch(record::equals))
        .count();
  }

  @Override
  public String toString() {
    return "source %s, target %s, syncs %s, group %d".formatted(source, target, syncs, group);
  }
}
