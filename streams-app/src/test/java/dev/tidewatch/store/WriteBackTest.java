package dev.tidewatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WriteBackTest {

  private final Map<String, Integer> store = new HashMap<>();
  private final List<String> reads = new ArrayList<>();

  private WriteBack<String, Integer> table(boolean keep) {
    return new WriteBack<>(
        key -> {
          reads.add(key);
          return store.get(key);
        },
        store::put,
        store::remove,
        (key, value) -> keep);
  }

  @Test
  void aValueIsReadOnceHoweverOftenItIsAskedFor() {
    store.put("a", 1);
    WriteBack<String, Integer> table = table(true);
    assertThat(table.get("a")).isEqualTo(1);
    assertThat(table.get("a")).isEqualTo(1);
    table.flush();
    assertThat(table.get("a")).isEqualTo(1);
    assertThat(reads).containsExactly("a");
  }

  @Test
  void nothingReachesTheStoreBeforeTheFlush() {
    WriteBack<String, Integer> table = table(true);
    table.put("a", 1);
    assertThat(store).isEmpty();
    table.flush();
    assertThat(store).containsEntry("a", 1);
  }

  @Test
  void whatIsNotWorthKeepingIsForgottenAfterItWasWritten() {
    WriteBack<String, Integer> table = table(false);
    table.put("a", 1);
    table.flush();
    assertThat(table.size()).isZero();
    assertThat(table.get("a")).isEqualTo(1);
    assertThat(reads).containsExactly("a");
  }

  @Test
  void anAbsentValueIsNotRememberedAcrossFlushes() {
    WriteBack<String, Integer> table = table(true);
    assertThat(table.get("a")).isNull();
    table.flush();
    assertThat(table.size()).isZero();
  }

  /** Any puts, removals and flushes: the table reads as a map, and so does the store afterwards. */
  @Property
  void anyChangesReadAsAMapWould(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 39) Integer> steps,
      @ForAll boolean keep) {
    store.clear();
    WriteBack<String, Integer> table = table(keep);
    Map<String, Integer> expected = new HashMap<>();
    int time = 0;
    for (int step : steps) {
      String key = "k" + step % 5;
      switch (step / 10) {
        case 0 -> {
          table.put(key, ++time);
          expected.put(key, time);
        }
        case 1 -> {
          table.remove(key);
          expected.remove(key);
        }
        case 2 -> table.flush();
        default -> assertThat(table.get(key)).isEqualTo(expected.get(key));
      }
    }
    table.flush();
    assertThat(store).isEqualTo(expected);
  }
}
