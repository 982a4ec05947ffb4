package dev.tidewatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.codec.RecordCodec;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class RecordStoreTest {

  private static final RecordCodec<Row> ROW = RecordCodec.of(Row.class);

  record Row(long number) {}

  /** What reached the store, a line for each call; a store writes the rows of one call at once. */
  private final List<String> calls = new ArrayList<>();

  private final RecordStore store = new RecordStore(recording(), 1 << 20, key -> {});

  @Test
  void writesThatBelongTogetherReachTheStoreInOneCallInTheOrderOfTheirKeys() {
    store.together(
        () -> {
          put(64);
          store.delete(new byte[] {62});
          put(60);
          put(61);
          assertThat(calls).isEmpty();
        });

    assertThat(calls).containsExactly("putAll 60=put 61=put 62=deleted 64=put");
  }

  @Test
  void writesThatFailHalfWayReachItNotAtAll() {
    assertThatThrownBy(
            () ->
                store.together(
                    () -> {
                      put(1);
                      throw new IllegalStateException("half way");
                    }))
        .hasMessage("half way");

    put(2);

    assertThat(calls).containsExactly("put 2");
  }

  private void put(int key) {
    store.put(new byte[] {(byte) key}, new Row(7), ROW);
  }

  @SuppressWarnings("unchecked") // KeyValueStore.putAll takes rows of its own type
  private KeyValueStore<Bytes, byte[]> recording() {
    return (KeyValueStore<Bytes, byte[]>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (proxy, method, arguments) -> {
              StringBuilder call = new StringBuilder(method.getName());
              if (arguments[0] instanceof Bytes key) {
                call.append(' ').append(key.get()[0]);
              } else {
                for (KeyValue<Bytes, byte[]> row : (List<KeyValue<Bytes, byte[]>>) arguments[0]) {
                  call.append(' ').append(row.key.get()[0]);
                  call.append(row.value == null ? "=deleted" : "=put");
                }
              }
              calls.add(call.toString());
              return null;
            });
  }
}
