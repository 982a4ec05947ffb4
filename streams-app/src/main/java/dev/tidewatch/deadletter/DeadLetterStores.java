package dev.tidewatch.deadletter;

import dev.tidewatch.store.CommitHook;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the topology of dead letters. Their names are part of the store format. */
public final class DeadLetterStores {

  /** One row for each group. */
  public static final String GROUPS = "deadletter-groups";

  /** The newest dead letters of each group, by position. */
  public static final String RECORDS = "deadletter-records";

  /** Dead letters by minute and hour, and by partition of their topics. */
  public static final String RATES = "deadletter-rates";

  /** Redrives, and which dead letters were sent again. */
  public static final String REDRIVES = "deadletter-redrives";

  /** Those that have a changelog. */
  public static final List<String> LOGGED = List.of(GROUPS, RECORDS, RATES, REDRIVES);

  /** Writes objects to the other stores right before a commit; holds no data. */
  static final String BEFORE_COMMIT = "deadletter-before-commit";

  /** Room for one value and its key; see {@link DeadLetterTopologySettings#maxValueBytes}. */
  private static final Map<String, String> CHANGELOG =
      Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(2 << 20));

  private DeadLetterStores() {}

  static List<StoreBuilder<?>> builders() {
    return List.of(
        keyValue(GROUPS),
        keyValue(RECORDS),
        keyValue(RATES),
        keyValue(REDRIVES),
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
