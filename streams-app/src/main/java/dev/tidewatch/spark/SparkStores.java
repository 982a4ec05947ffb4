package dev.tidewatch.spark;

import dev.tidewatch.store.CommitHook;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the Spark topology. Their names are part of the store format. */
public final class SparkStores {

  /** One row for each attempt: what listings read. */
  public static final String APPLICATIONS = "spark-applications";

  /** The entities of each attempt, fine-grained. */
  public static final String DETAILS = "spark-details";

  /** From options and versions to applications. */
  public static final String INVENTORY = "spark-inventory";

  /** What is found at each attempt, and how far it has been judged. */
  public static final String FINDINGS = "spark-findings";

  /** What the partitions of the events hold. */
  public static final String BALANCE = "spark-balance";

  /** Those that have a changelog. */
  public static final List<String> LOGGED =
      List.of(APPLICATIONS, DETAILS, INVENTORY, FINDINGS, BALANCE);

  /** Writes objects to the other stores right before a commit; holds no data. */
  static final String BEFORE_COMMIT = "spark-before-commit";

  /** The same for what is counted before events are placed. */
  static final String BALANCE_BEFORE_COMMIT = "spark-balance-before-commit";

  /** Room for one value and its key; see {@link SparkTopologySettings#maxValueBytes}. */
  private static final Map<String, String> CHANGELOG =
      Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(20 << 20));

  private SparkStores() {}

  static List<StoreBuilder<?>> builders() {
    return List.of(
        keyValue(APPLICATIONS),
        keyValue(DETAILS),
        keyValue(INVENTORY),
        CommitHook.builder(BEFORE_COMMIT));
  }

  /** Those of what is counted before events are placed. */
  static List<StoreBuilder<?>> ofBalance() {
    return List.of(keyValue(BALANCE), CommitHook.builder(BALANCE_BEFORE_COMMIT));
  }

  /** That of what is found. */
  static StoreBuilder<?> ofFindings() {
    return keyValue(FINDINGS);
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
