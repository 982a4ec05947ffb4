package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GroupTest {

  private static final long TIME = TopologyHarness.now();

  @Test
  void placesAndOriginsAreBoundedAndTheRestIsCounted() {
    Group group = Group.begin(Letters.of(0, TIME, 0));
    for (int i = 0; i < 100; i++) {
      group.take(Letters.in("dlq." + i, i, 0, TIME, 0, "origin." + i), TIME, 10);
    }
    GroupState state = group.state();
    assertThat(state.places()).hasSize(Group.MOST_PLACES);
    assertThat(state.otherPlaces()).isEqualTo(100 - Group.MOST_PLACES);
    assertThat(state.origins()).hasSize(Group.MOST_ORIGINS);
    assertThat(state.otherOrigins()).isEqualTo(100 - Group.MOST_ORIGINS);
    assertThat(state.counts().count()).isEqualTo(100);
  }

  @Test
  void whatIsStoredIsReadAsItWas() {
    Group group = Group.begin(Letters.of(0, TIME, 0));
    for (int i = 0; i < 500; i++) {
      group.take(Letters.of(i, TIME - i * 300_000L, i % 3), TIME, 10);
    }
    byte[] stored = Codecs.GROUP.encode(group.state());
    Group read = new Group(Codecs.GROUP.decode(stored));
    assertThat(Codecs.GROUP.encode(read.state())).isEqualTo(stored);
    assertThat(stored.length).isLessThan(1_000);
  }

  /** Rows as a store has them. */
  private static final class Rows extends TreeMap<Long, RecordRow> implements RecordList.Rows {

    private static final long serialVersionUID = 1L;
    private int writes;

    @Override
    public void put(long number, RecordRow row) {
      writes++;
      super.put(number, row);
    }

    @Override
    public void delete(long number) {
      writes++;
      assertThat(super.remove(number)).isNotNull();
    }

    List<Long> offsets() {
      return new ArrayList<>(values().stream().map(RecordRow::offset).toList());
    }
  }

  private static void add(RecordList list, int from, int to, int most) {
    for (int i = from; i < to; i++) {
      list.add(RecordRow.of(Letters.of(i, TIME, 0)), most);
    }
  }

  @Test
  void theNewestAreKeptWhateverComesBetweenTwoCommits() {
    for (int step : List.of(1, 2, 3, 7, 100)) {
      Rows rows = new Rows();
      RecordList list = new RecordList(0, 0);
      for (int from = 0; from < 200; from += step) {
        add(list, from, from + step, 3);
        list.flush(rows, 3);
        list = new RecordList(list.oldest(), list.next());
      }
      assertThat(rows.offsets()).hasSize(3).endsWith((long) (int) list.next() - 1);
    }
  }

  @Test
  void whatFallsOutBeforeItIsWrittenIsNeverWritten() {
    Rows rows = new Rows();
    RecordList list = new RecordList(0, 0);
    add(list, 0, 1, 3);
    list.flush(rows, 3);
    add(list, 1, 1_000, 3);
    list.flush(rows, 3);
    assertThat(rows.offsets()).containsExactly(997L, 998L, 999L);
    assertThat(rows.writes).isEqualTo(1 + 1 + 3);
  }

  @Test
  void aBoundThatWasLoweredIsReachedInSteps() {
    Rows rows = new Rows();
    RecordList list = new RecordList(0, 0);
    add(list, 0, 100, 100);
    list.flush(rows, 100);
    int flushes = 0;
    while (rows.size() > 5) {
      int before = rows.writes;
      add(list, 100 + flushes, 101 + flushes, 5);
      list.flush(rows, 5);
      assertThat(rows.writes - before).isLessThanOrEqualTo(20);
      flushes++;
    }
    assertThat(flushes).isBetween(2, 20);
    assertThat(rows.offsets()).isSorted().hasSize(5);
  }
}
