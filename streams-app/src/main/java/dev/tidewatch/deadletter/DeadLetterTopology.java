package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.Desk;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The records of all dead-letter topics in; what each says, and the latest state of each group out;
 * groups, their newest records and rates as stores. A pure function of its settings.
 *
 * <p>Two parts: the first, without state, brings the dead letters of all topics to where their
 * groups are, through the output topic itself; the second reads that topic, and that of commands.
 *
 * <p>Kafka Streams numbers the parts of a topology in the order of the names of their sources, and
 * the directory of a store has the number: the names here come after those of other features.
 */
public final class DeadLetterTopology {

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private DeadLetterTopology() {}

  /**
   * Adds the topology.
   *
   * @param records writes and reads the values of the topic of records
   * @param groups writes those of the topic of groups
   * @param commands reads those of the topic of commands
   * @param desk is told which redrives are open
   */
  public static void add(
      StreamsBuilder builder,
      DeadLetterTopologySettings settings,
      Serde<DeadLetter> records,
      Serde<DeadLetterGroup> groups,
      Serde<Command> commands,
      Desk desk) {
    DeadLetterTopics topics = settings.topics();
    builder.stream(
            topics.sources(),
            Consumed.with(BYTES, BYTES)
                .withTimestampExtractor(new RecordTime())
                .withName("subscribed-deadletters"))
        .process(() -> new Normaliser(settings.redaction()), Named.as("deadletter-normalise"))
        .to(
            topics.records(),
            Produced.with(Serdes.String(), records).withName("deadletter-records-out"));

    DeadLetterStores.builders().forEach(builder::addStateStore);
    builder.stream(topics.records(), Consumed.with(BYTES, BYTES).withName("tidewatch-deadletters"))
        .merge(
            builder.stream(
                topics.commands(),
                Consumed.with(BYTES, BYTES).withName("tidewatch-deadletters-commands")),
            Named.as("deadletter-merge"))
        .process(
            () ->
                new DeadLetterReducer(
                    settings, records.deserializer(), commands.deserializer(), desk),
            Named.as("deadletter-reduce"),
            DeadLetterStores.names())
        .to(
            topics.groups(),
            Produced.with(Serdes.String(), groups).withName("deadletter-groups-out"));
  }
}
