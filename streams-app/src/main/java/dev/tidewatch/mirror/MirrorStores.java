package dev.tidewatch.mirror;

import dev.tidewatch.store.CommitHook;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the topology of mirrors. Their names are part of the store format. */
public final class MirrorStores {

  /** Emitters, links, and what is known of each source. */
  public static final String FLOWS = "mirror-flows";

  /** Latencies of links by minute and hour. */
  public static final String LATENCY = "mirror-latency";

  /** Checkpoints by source, group and partition. */
  public static final String CHECKPOINTS = "mirror-checkpoints";

  /** Offset syncs by cluster and partition. */
  public static final String SYNCS = "mirror-syncs";

  /** Those that have a changelog. */
  public static final List<String> LOGGED = List.of(FLOWS, LATENCY, CHECKPOINTS, SYNCS);

  /** Writes objects to the other stores right before a commit; holds no data. */
  static final String BEFORE_COMMIT = "mirror-before-commit";

  /** Room for one value and its key; see {@link MirrorTopologySettings#maxValueBytes}. */
  private static final Map<String, String> CHANGELOG =
      Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(2 << 20));

  private MirrorStores() {}

  static List<StoreBuilder<?>> builders() {
    return List.of(
        keyValue(FLOWS),
        keyValue(LATENCY),
        keyValue(CHECKPOINTS),
        keyValue(SYNCS),
        CommitHook.builder(BEFORE_COMMIT));
  }

  static String[] names() {
    return builders().stream().map(StoreBuilder::name).toArray(String[]::new);
  }

  /** Without Streams' cache: objects are held above the store, and written once a commit. */
  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> keyValue(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(CHANGELOG)
        .withCachingDisabled();
  }
}
