package dev.tidewatch.kafka;

import dev.tidewatch.store.StoreReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Kafka Streams instance and its stores. A stream thread that dies is replaced, since
 * what it worked on is taken up from the last commit; one that dies again and again ends the
 * instance, so that whoever runs it notices.
 *
 * <p>Safe for use by any thread.
 */
public final class StreamsNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsNode.class);

  private final KafkaStreams streams;
  private final TaskStores taskStores;
  private final Layouts layouts;
  private final Duration closeTimeout;
  private final GroupMembershipOperation membership;
  private final RestartBudget restarts = new RestartBudget(10, Duration.ofMinutes(10));
  private final Map<Integer, StoreReader> actives = new ConcurrentHashMap<>();
  private final Map<Integer, LocalStores> copies = new ConcurrentHashMap<>();
  private final AtomicInteger openIterators = new AtomicInteger();
  private final AtomicLong changes = new AtomicLong();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Builds an instance; {@link #start} starts it.
   *
   * @param clients the clients that it works with
   */
  public StreamsNode(
      Topology topology,
      Properties properties,
      KafkaClientSupplier clients,
      Layouts layouts,
      Duration closeTimeout) {
    this.streams = new KafkaStreams(topology, properties, clients);
    this.taskStores = new TaskStores(streams);
    this.layouts = layouts;
    this.closeTimeout = closeTimeout;
    this.membership =
        properties.containsKey(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG))
            ? GroupMembershipOperation.REMAIN_IN_GROUP
            : GroupMembershipOperation.LEAVE_GROUP;
    streams.setUncaughtExceptionHandler(this::died);
    streams.setStateListener(
        (now, before) -> {
          changes.incrementAndGet();
          LOG.info("Streams went from {} to {}", before, now);
          listeners.forEach(Runnable::run);
        });
  }

  /** Starts the stream threads and returns. */
  public void start() {
    streams.start();
  }

  /** Calls back, on a stream thread, when partitions may have moved; it must not block. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private StreamThreadExceptionResponse died(Throwable cause) {
    if (restarts.take()) {
      LOG.error("A stream thread died and is replaced", cause);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("Stream threads died too often; this instance stops", cause);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** How many partitions the stores have, over all instances. */
  public int partitions() {
    return layouts.partitions();
  }

  /** What people call a partition, such as {@code spark.events-3}. */
  public String nameOf(int partition) {
    return layouts.nameOf(partition);
  }

  /**
   * Reads the active stores of one partition, while its task runs here. While partitions move, its
   * stores are looked for each time, which may take as long as Kafka Streams needs to move them.
   */
  StoreReader active(int partition) {
    return actives.computeIfAbsent(
        partition,
        number ->
            new LocalStores(
                nameOf(number),
                store -> taskStores.active(store, layouts.local(number)),
                this::epoch,
                openIterators));
  }

  /**
   * Whether a partition that was here can still be read here, though no task says that it has it: a
   * standby that becomes active, or the other way, is with none for a moment.
   */
  boolean isStillOpen(int partition) {
    return copy(partition).areOpen(layouts.of(partition).stores());
  }

  /** Reads the stores of one partition, whatever they are here. */
  LocalStores copy(int partition) {
    return copies.computeIfAbsent(
        partition,
        number ->
            // One that is here stays a copy of the partition until it is closed, and says so then.
            new LocalStores(
                nameOf(number),
                store -> taskStores.copy(store, layouts.local(number)),
                () -> 0,
                openIterators));
  }

  /**
   * Kafka Streams tells of a rebalance before any task of it moves, on the thread that moves it,
   * and is running again only after all threads have moved theirs. The state is asked for first: so
   * a whole rebalance between the two questions is noticed.
   */
  private long epoch() {
    return running() ? changes.get() : LocalStores.MOVING;
  }

  /** Scans that are going on; zero when nobody asks. */
  public int openIterators() {
    return openIterators.get();
  }

  /** Whether tasks may be here. */
  boolean holds() {
    return streams.state().isRunningOrRebalancing();
  }

  /** Whether Kafka Streams is running, and not about to share tasks out. */
  public boolean running() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /**
   * What the tasks that are here say of themselves. Asks the brokers for the ends of changelogs.
   *
   * @throws org.apache.kafka.common.KafkaException when they do not answer
   */
  LocalTasks tasks() {
    Map<TopicPartition, Long> committed = new HashMap<>();
    Set<Integer> active = new HashSet<>();
    for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
      for (TaskMetadata task : thread.activeTasks()) {
        committed.putAll(task.committedOffsets());
        layouts
            .reading(task.topicPartitions())
            .ifPresent(layout -> active.add(layouts.number(layout, task.taskId().partition())));
      }
    }
    active.removeIf(partition -> !isActive(partition));
    Map<Integer, Map<String, LocalTasks.Position>> stores = new HashMap<>();
    streams
        .allLocalStorePartitionLags()
        .forEach(
            (store, byPartition) ->
                layouts
                    .having(store)
                    .ifPresent(
                        layout ->
                            byPartition.forEach(
                                (partition, lag) ->
                                    stores
                                        .computeIfAbsent(
                                            layouts.number(layout, partition),
                                            number -> new HashMap<>())
                                        .put(
                                            store,
                                            new LocalTasks.Position(
                                                lag.currentOffsetPosition(),
                                                lag.endOffsetPosition())))));
    // Whoever asks in the middle of a rebalance has no time to look for them.
    stores.keySet().forEach(number -> copy(number).prepare(layouts.of(number).stores()));
    return new LocalTasks(active, committed, stores);
  }

  /** Whether the active task of a partition runs here: only then its stores open this way. */
  private boolean isActive(int partition) {
    try {
      int local = layouts.local(partition);
      layouts.of(partition).stores().forEach(store -> taskStores.active(store, local));
      return true;
    } catch (InvalidStateStoreException notNow) {
      return false;
    }
  }

  /** The instances of the group that can be reached, as of the last rebalance. */
  public List<GroupMember> members() {
    if (!streams.state().isRunningOrRebalancing()) {
      return List.of();
    }
    return streams.metadataForAllStreamsClients().stream()
        .filter(client -> !client.hostInfo().equals(HostInfo.unavailable()))
        .map(
            client ->
                new GroupMember(
                    address(client.hostInfo()),
                    numbers(client.topicPartitions()),
                    numbers(client.standbyTopicPartitions())))
        .toList();
  }

  /** As it was advertised: Kafka Streams takes the brackets off an IPv6 address. */
  private static String address(HostInfo info) {
    String host = info.host();
    boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
    return (bare ? "[" + host + "]" : host) + ":" + info.port();
  }

  private Set<Integer> numbers(Set<TopicPartition> partitions) {
    return layouts
        .numbers()
        .filter(
            number ->
                partitions.contains(
                    new TopicPartition(layouts.of(number).placedBy(), layouts.local(number))))
        .collect(Collectors.toSet());
  }

  /** Why this instance cannot answer, if so. */
  public Optional<String> notReady() {
    KafkaStreams.State state = streams.state();
    return state.isRunningOrRebalancing()
        ? Optional.empty()
        : Optional.of("Kafka Streams is " + state + ", not RUNNING");
  }

  /** Whether it has stopped for good, by itself or by {@link #close}. */
  public boolean stopped() {
    return streams.state().hasCompletedShutdown();
  }

  /** The instance, for its metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  /**
   * Commits, and closes the stores so that the next start restores nothing. The members leave the
   * group: ones that stayed would be waited for, by the other threads in the middle of a rebalance
   * and by the next start of this instance, until their session times out. Static members stay:
   * that nothing is moved while they restart is what they are for.
   */
  @Override
  public void close() {
    CloseOptions options =
        CloseOptions.timeout(closeTimeout).withGroupMembershipOperation(membership);
    if (!streams.close(options)) {
      LOG.warn(
          "Kafka Streams did not stop within {}; the next start restores from the changelogs",
          closeTimeout);
    }
  }
}
