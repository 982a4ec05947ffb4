package dev.tidewatch.deadletter;

import dev.tidewatch.balance.BalanceRow;
import dev.tidewatch.deadletter.DeadLetterViews.GroupRow;
import dev.tidewatch.deadletter.DeadLetterViews.GroupsPage;
import dev.tidewatch.deadletter.DeadLetterViews.MarksOf;
import dev.tidewatch.deadletter.DeadLetterViews.RateRow;
import dev.tidewatch.deadletter.DeadLetterViews.RatesPage;
import dev.tidewatch.deadletter.DeadLetterViews.StandingOf;
import dev.tidewatch.deadletter.api.Alert;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.StoreReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** What one partition of the stores of dead letters knows. Safe for use by any thread. */
final class DeadLetterReads {

  private final StoreReader stores;

  DeadLetterReads(StoreReader stores) {
    this.stores = stores;
  }

  /** The group of that name; null where there is none. */
  @Nullable GroupState group(String fingerprint) {
    byte[] value = stores.get(DeadLetterStores.GROUPS, StoreKeys.group(fingerprint));
    return value == null ? null : Codecs.GROUP.decode(value);
  }

  /**
   * The listed dead letters of a group with their numbers, newest first.
   *
   * @param before number of the last one of the page before
   */
  List<KeyValue<Long, RecordRow>> records(String fingerprint, long before, int limit) {
    List<KeyValue<Long, RecordRow>> found = new ArrayList<>();
    byte[] group = StoreKeys.group(fingerprint);
    stores.scanFrom(
        DeadLetterStores.RECORDS,
        StoreKeys.record(fingerprint, before - 1),
        (key, value) -> {
          if (!RecordStore.isIn(group, key)) {
            return false;
          }
          found.add(KeyValue.pair(StoreKeys.numberOf(key), Codecs.RECORD.decode(value)));
          return found.size() < limit;
        });
    return found;
  }

  /** The groups of a page, in its order: reads all that there are, keeps as many as it has. */
  List<GroupRow> groups(GroupsPage page) {
    PriorityQueue<GroupRow> first =
        new PriorityQueue<>(Comparator.comparing(GroupRow::at).reversed());
    stores.scan(
        DeadLetterStores.GROUPS,
        new byte[0],
        (key, value) -> {
          GroupState group = Codecs.GROUP.decode(value);
          GroupSort.At at = page.sort().at(group);
          if (isOn(page, at) && page.filter().shows(group, page.now())) {
            List<Alert> alerts = page.rule().of(group, page.now());
            if (page.filter().shows(alerts)) {
              keep(first, page.limit(), new Candidate(at, group, alerts), page.now());
            }
          }
          return true;
        });
    List<GroupRow> rows = new ArrayList<>(first);
    Collections.sort(rows, Comparator.comparing(GroupRow::at));
    return rows;
  }

  private record Candidate(GroupSort.At at, GroupState group, List<Alert> alerts) {}

  private static boolean isOn(GroupsPage page, GroupSort.At at) {
    return page.after() == null || at.compareTo(page.after()) > 0;
  }

  private static void keep(PriorityQueue<GroupRow> first, int limit, Candidate group, long now) {
    GroupRow last = first.peek();
    if (first.size() < limit || (last != null && group.at().compareTo(last.at()) < 0)) {
      first.add(new GroupRow(group.at(), GroupAnswers.info(group.group(), group.alerts(), now)));
      if (first.size() > limit) {
        first.poll();
      }
    }
  }

  /** Counts by value and span. */
  List<RateRow> rates(RatesPage page) {
    RateSums sums = new RateSums(page.most());
    byte[] all = RateKey.all(page.window(), page.by());
    stores.scanFrom(
        DeadLetterStores.RATES,
        RateKey.from(page.window(), page.by(), page.from()),
        (key, value) -> {
          if (!RecordStore.isIn(all, key) || RateKey.spanOf(key) >= page.to()) {
            return false;
          }
          if (RateKey.isOf(key, RateKey.Kind.OTHER)) {
            sums.addOther(RateKey.spanOf(key), Codecs.COUNT.decode(value).count());
          } else if (RateKey.isOf(key, RateKey.Kind.VALUE)) {
            String of = RateKey.valueOf(key);
            if (page.value() == null || page.value().equals(of)) {
              sums.add(of, RateKey.spanOf(key), Codecs.COUNT.decode(value).count());
            }
          }
          return true;
        });
    byte[] outside = stores.get(DeadLetterStores.RATES, RateKey.outside(page.window()));
    return sums.rows(outside == null ? 0 : Codecs.COUNT.decode(outside).count());
  }

  /** A group as commands see it; empty where there is none. */
  List<Standing> standing(StandingOf of) {
    GroupState group = group(of.fingerprint());
    if (group == null) {
      return List.of();
    }
    byte[] open = stores.get(DeadLetterStores.REDRIVES, StoreKeys.open(of.fingerprint()));
    RedriveState asked = redrive(of.fingerprint(), of.redrive());
    return List.of(
        new Standing(
            group.places().stream()
                .map(
                    at ->
                        new Standing.Place(
                            at.topic(),
                            at.partition(),
                            at.firstOffset(),
                            at.lastOffset(),
                            at.count()))
                .toList(),
            group.otherPlaces(),
            group.counts().count(),
            group.counts().redriven(),
            group.counts().returned(),
            group.handling().state().name(),
            group.handling().command(),
            open == null ? null : Codecs.OPEN_REDRIVE.decode(open).id(),
            asked == null ? null : RedriveAnswers.of(asked)));
  }

  /** The redrive of that name; null where there is none. */
  @Nullable RedriveState redrive(String fingerprint, String id) {
    byte[] row = stores.get(DeadLetterStores.REDRIVES, StoreKeys.redrive(fingerprint, id));
    return row == null ? null : Codecs.REDRIVE.decode(row);
  }

  /** The redrives of a group, the newest first. */
  List<RedriveState> redrives(String fingerprint) {
    List<RedriveState> found = new ArrayList<>();
    stores.scan(
        DeadLetterStores.REDRIVES,
        StoreKeys.redrives(fingerprint),
        (key, value) -> found.add(Codecs.REDRIVE.decode(value)));
    Collections.reverse(found);
    return found;
  }

  /** The marks of a block; empty where there are none. */
  List<Marks> marks(MarksOf of) {
    byte[] row =
        stores.get(
            DeadLetterStores.REDRIVES,
            StoreKeys.marks(of.fingerprint(), of.topic(), of.partition(), of.block()));
    return row == null ? List.of() : List.of(Codecs.MARKS.decode(row));
  }

  /** Whether a dead letter was sent again. */
  boolean isSentAgain(String fingerprint, RecordRow row) {
    MarksOf of =
        new MarksOf(fingerprint, row.topic(), row.partition(), Marks.blockOf(row.offset()));
    return marks(of).stream().anyMatch(marks -> marks.has(row.offset()));
  }

  /** What this partition has seen of the partitions of a dead-letter topic. */
  List<BalanceRow> balance(String topic) {
    List<BalanceRow> found = new ArrayList<>();
    stores.scan(
        DeadLetterStores.RATES,
        BalanceKey.of(topic),
        (key, value) ->
            found.add(new BalanceRow(BalanceKey.partitionOf(key), Codecs.BALANCE.decode(value))));
    return found;
  }
}
