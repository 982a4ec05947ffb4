package dev.tidewatch.spark;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Event lines in; attempts, their entities, what is found at them and the fleet's inventory as
 * stores; the latest state of each attempt, its findings and the positions of refused lines out. A
 * pure function of its settings.
 */
public final class SparkTopology {

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  /** Names the repartition topic of records that lay elsewhere than queries look for them. */
  public static final String MOVED = "spark-events-moved";

  private SparkTopology() {}

  /**
   * Adds the topology.
   *
   * @param applications writes the output topic's values
   * @param deadLines writes the dead-letter topic's values
   * @param findings writes those of the topic of findings
   * @param commands reads those of the topic of commands
   */
  public static void add(
      StreamsBuilder builder,
      SparkTopologySettings settings,
      Serde<SparkApplication> applications,
      Serde<DeadLine> deadLines,
      Serde<SparkFinding> findings,
      Serde<MuteCommand> commands) {
    SparkStores.builders().forEach(builder::addStateStore);
    SparkStores.ofBalance().forEach(builder::addStateStore);
    builder.addStateStore(SparkStores.ofFindings());
    SparkTopics topics = settings.topics();

    builder.stream(topics.commands(), Consumed.with(BYTES, BYTES).withName("spark-events-commands"))
        .process(
            () -> new MuteKeeper(settings, commands.deserializer()),
            Named.as("spark-mute"),
            SparkStores.FINDINGS);
    KStream<byte[], byte[]> lines =
        atHome(
            builder.stream(topics.events(), Consumed.with(BYTES, BYTES).withName("spark-events")),
            settings.partitions());
    KStream<String, Output> outputs =
        lines.process(
            () -> new SparkReducer(settings), Named.as("spark-reduce"), SparkStores.names());

    outputs
        .split(Named.as("spark-output-"))
        .branch(
            (key, output) -> output instanceof Output.Application,
            Branched.withConsumer(
                stream -> {
                  stream
                      .mapValues(SparkTopology::application, Named.as("spark-application"))
                      .to(
                          topics.applications(),
                          Produced.with(Serdes.String(), applications)
                              .withName("spark-applications-out"));
                  judged(stream, settings)
                      .to(
                          topics.findings(),
                          Produced.with(Serdes.String(), findings).withName("spark-findings-out"));
                },
                "applications"))
        .branch(
            (key, output) -> output instanceof Output.Refused,
            Branched.withConsumer(
                stream ->
                    stream
                        .mapValues(SparkTopology::deadLine, Named.as("spark-dead-line"))
                        .to(
                            topics.deadLetters(),
                            Produced.with(Serdes.String(), deadLines)
                                .withName("spark-deadletters-out")),
                "refused"));
  }

  private static KStream<String, SparkFinding> judged(
      KStream<String, Output> changed, SparkTopologySettings settings) {
    return changed.process(
        () -> new FindingJudge(settings),
        Named.as("spark-judge"),
        SparkStores.APPLICATIONS,
        SparkStores.DETAILS,
        SparkStores.FINDINGS);
  }

  /** Brings the records that lie in another partition than queries look in to where they belong. */
  private static KStream<byte[], byte[]> atHome(KStream<byte[], byte[]> lines, int partitions) {
    KStream<byte[], byte[]> placed =
        lines.process(
            () -> new Placement(partitions),
            Named.as("spark-place"),
            SparkStores.BALANCE,
            SparkStores.BALANCE_BEFORE_COMMIT);
    // Placement itself chooses between the two: a record pays for no step that is not its own.
    KStream<byte[], byte[]> moved =
        placed
            .mapValues(line -> line, Named.as(Placement.MISPLACED))
            .repartition(
                Repartitioned.with(BYTES, BYTES)
                    .withName(MOVED)
                    .withNumberOfPartitions(partitions));
    return placed.merge(moved, Named.as(Placement.AT_HOME));
  }

  @SuppressWarnings("NullAway") // a null value is the tombstone of an evicted attempt
  private static SparkApplication application(Output output) {
    return ((Output.Application) output).value();
  }

  private static DeadLine deadLine(Output output) {
    return ((Output.Refused) output).value();
  }
}
