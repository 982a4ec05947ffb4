package dev.tidewatch.app;

import dev.tidewatch.config.Config;
import dev.tidewatch.deadletter.DeadLetterQueries;
import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.CommandIds;
import dev.tidewatch.deadletter.command.CommandLog;
import dev.tidewatch.deadletter.redrive.KafkaAddress;
import dev.tidewatch.deadletter.redrive.Readers;
import dev.tidewatch.deadletter.redrive.RedriveDesk;
import dev.tidewatch.deadletter.redrive.RedriveRuns;
import dev.tidewatch.deadletter.redrive.Rehearsal;
import dev.tidewatch.deadletter.routes.CommandRoutes;
import dev.tidewatch.http.Route;
import dev.tidewatch.kafka.StreamsProperties;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

/** Commands about dead letters, and what carries them out, as they are configured. */
record RedriveAssembly(
    DeadLetterAssembly deadLetters,
    Admin admin,
    Clock clock,
    CommandLog log,
    KafkaAddress address,
    RedriveRuns runs,
    RedriveDesk desk) {

  /**
   * Begins nothing yet.
   *
   * @param parts closes what is made here
   */
  static RedriveAssembly of(
      Config config, DeadLetterAssembly deadLetters, Admin admin, Clock clock, Parts parts) {
    Properties clients = StreamsProperties.clients(config);
    CommandLog log =
        parts.add(
            new CommandLog(
                clients,
                deadLetters.settings().topics().commands(),
                deadLetters.commands().serializer()));
    KafkaAddress address =
        new KafkaAddress(admin, topic -> deadLetters.isLoop(topic) || isWrittenHere(config, topic));
    RedriveRuns runs =
        new RedriveRuns(
            clients,
            config.streams().applicationId() + "-redrive-",
            deadLetters.settings().redaction(),
            address,
            (order, progress) -> {
              long now = clock.millis();
              return log.record(Command.progress(CommandIds.at(now), order, now, progress));
            });
    return new RedriveAssembly(
        deadLetters, admin, clock, log, address, runs, parts.add(new RedriveDesk(runs)));
  }

  /** Whether another part of Tidewatch, or Kafka Streams for it, writes a topic. */
  private static boolean isWrittenHere(Config config, String topic) {
    boolean internal =
        topic.startsWith(config.streams().applicationId() + "-")
            && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
    return internal
        || topic.equals(config.spark().applicationsTopic())
        || topic.equals(config.spark().deadLetterTopic())
        || topic.equals(config.mirrors().flowsTopic());
  }

  /**
   * Begins to carry orders out.
   *
   * @param queries answered from all partitions, wherever they are
   * @return the routes that take commands
   */
  List<Route> begin(DeadLetterQueries queries) {
    desk.begin(queries::sentAgainHere);
    return CommandRoutes.of(
        queries, log, deadLetters::reads, address, new Rehearsal(runs), new Readers(admin), clock);
  }
}
