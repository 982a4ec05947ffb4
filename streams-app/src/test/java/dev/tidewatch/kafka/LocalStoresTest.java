package dev.tidewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.store.StoreUnavailableException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads of a real store, which is closed, replaced or taken away between them. */
class LocalStoresTest {

  private static final String STORE = "store";
  private static final byte[] KEY = "key".getBytes(UTF_8);

  @TempDir Path directory;

  private final AtomicLong epoch = new AtomicLong(1);
  private final AtomicInteger searches = new AtomicInteger();
  private final AtomicInteger openIterators = new AtomicInteger();
  private final List<KeyValueStore<Bytes, byte[]>> opened = new ArrayList<>();
  private final LocalStores stores =
      new LocalStores("topic-3", this::latest, epoch::get, openIterators);

  private KeyValueStore<Bytes, byte[]> latest(String name) {
    searches.incrementAndGet();
    if (opened.isEmpty()) {
      throw new InvalidStateStoreException("there is no " + name);
    }
    return opened.get(opened.size() - 1);
  }

  private KeyValueStore<Bytes, byte[]> open(String value) {
    File state = directory.resolve(String.valueOf(opened.size())).toFile();
    var context = new MockProcessorContext<>(new Properties(), new TaskId(0, 3), state);
    KeyValueStore<Bytes, byte[]> store = Stores.persistentKeyValueStore(STORE).get();
    store.init(context.getStateStoreContext(), store);
    store.put(Bytes.wrap(KEY), value.getBytes(UTF_8));
    opened.add(store);
    return store;
  }

  @AfterEach
  void close() {
    opened.forEach(KeyValueStore::close);
  }

  private String get() {
    byte[] value = stores.get(STORE, KEY);
    return value == null ? "" : new String(value, UTF_8);
  }

  private List<String> scan() {
    List<String> values = new ArrayList<>();
    stores.scan(STORE, new byte[0], (key, value) -> values.add(new String(value, UTF_8)));
    return values;
  }

  @Test
  void aStoreIsLookedForOnceWhileNothingMoves() {
    open("first");

    assertThat(get()).isEqualTo("first");
    assertThat(scan()).containsExactly("first");
    assertThat(get()).isEqualTo("first");

    assertThat(searches).hasValue(1);
  }

  @Test
  void onceItMayBeSomewhereElseItIsLookedForAnewThoughItCouldStillBeRead() {
    open("first");
    assertThat(get()).isEqualTo("first");

    open("second");
    epoch.incrementAndGet();

    assertThat(get()).isEqualTo("second");
    assertThat(scan()).containsExactly("second");
  }

  @Test
  void whilePartitionsMoveItIsLookedForEachTime() {
    open("first");
    epoch.set(LocalStores.MOVING);

    assertThat(get()).isEqualTo("first");
    open("second");
    assertThat(get()).isEqualTo("second");
    assertThat(scan()).containsExactly("second");

    assertThat(searches).hasValue(3);
  }

  @Test
  void oneThatWasClosedIsLookedForAnewAndReadOnce() {
    open("first");
    assertThat(scan()).containsExactly("first");

    opened.get(0).close();
    open("second");

    assertThat(scan()).containsExactly("second");
    assertThat(get()).isEqualTo("second");
    assertThat(searches).hasValue(2);
  }

  @Test
  void whatIsNotHereOrClosesDuringAScanIsUnavailable() {
    assertThatThrownBy(this::get).isInstanceOf(StoreUnavailableException.class);

    KeyValueStore<Bytes, byte[]> store = open("first");
    store.put(Bytes.wrap("other".getBytes(UTF_8)), KEY);
    assertThatThrownBy(
            () ->
                stores.scan(
                    STORE,
                    new byte[0],
                    (key, value) -> {
                      store.close();
                      return true;
                    }))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(this::get).isInstanceOf(StoreUnavailableException.class);

    assertThat(openIterators).hasValue(0);
  }

  @Test
  void oneThatWasLookedForBeforehandIsNotLookedForWhenItIsRead() {
    open("first");
    stores.prepare(List.of(STORE));
    stores.prepare(List.of(STORE));
    assertThat(get()).isEqualTo("first");
    assertThat(searches).hasValue(1);
    assertThat(stores.areOpen(List.of(STORE))).isTrue();

    opened.get(0).close();
    assertThat(stores.areOpen(List.of(STORE))).isFalse();

    opened.clear();
    stores.prepare(List.of(STORE));
    assertThat(stores.areOpen(List.of(STORE))).isFalse();
    open("second");
    stores.prepare(List.of(STORE));
    assertThat(get()).isEqualTo("second");
    assertThat(searches).hasValue(3);
  }
}
