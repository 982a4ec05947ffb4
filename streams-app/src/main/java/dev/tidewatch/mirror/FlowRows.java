package dev.tidewatch.mirror;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the store of flows by their kinds.
 *
 * @param signals with their keys
 */
record FlowRows(List<KeyValue<byte[], SignalRow>> signals, List<SourceRow> sources, MetaRow meta) {

  /** What a row is, told by its key. */
  enum Kind {
    EMITTER,
    LINK,
    SOURCE,
    META
  }

  static Kind kindOf(byte[] key) {
    if (key[0] == 0) {
      return Kind.META;
    }
    int zero = 0;
    while (key[zero] != 0) {
      zero++;
    }
    return switch (key[zero + 1]) {
      case 'e' -> Kind.EMITTER;
      case 'l' -> Kind.LINK;
      default -> Kind.SOURCE;
    };
  }

  static FlowRows read(KeyValueStore<Bytes, byte[]> store) {
    Collector rows = new Collector();
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> row = all.next();
        boolean unused = rows.visit(row.key.get(), row.value);
      }
    }
    return rows.toRows();
  }

  /** Takes rows one by one. */
  static final class Collector {

    private final List<KeyValue<byte[], SignalRow>> signals = new ArrayList<>();
    private final List<SourceRow> sources = new ArrayList<>();
    private @Nullable MetaRow meta;

    boolean visit(byte[] key, byte[] value) {
      switch (kindOf(key)) {
        case META -> meta = Codecs.META.decode(value);
        case SOURCE -> sources.add(Codecs.SOURCE.decode(value));
        case EMITTER, LINK -> signals.add(KeyValue.pair(key, Codecs.SIGNAL.decode(value)));
      }
      return true;
    }

    FlowRows toRows() {
      return new FlowRows(signals, sources, meta == null ? MetaRow.FIRST : meta);
    }
  }
}
