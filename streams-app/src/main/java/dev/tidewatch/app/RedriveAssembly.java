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
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
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
    KafkaAddress address = new KafkaAddress(admin, loops(config, deadLetters));
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

  /**
   * Whether sending a record to a topic would be a loop: it is read as dead letters, or Tidewatch
   * writes it, or Kafka Streams for it.
   */
  private static Predicate<String> loops(Config config, DeadLetterAssembly deadLetters) {
    Set<String> written = new HashSet<>(deadLetters.settings().topics().written());
    written.add(config.spark().applicationsTopic());
    written.add(config.spark().deadLetterTopic());
    written.add(config.spark().findingsTopic());
    written.add(config.spark().commandsTopic());
    written.add(config.mirrors().flowsTopic());
    String internal = config.streams().applicationId() + "-";
    return topic ->
        deadLetters.reads(topic)
            || written.contains(topic)
            || (topic.startsWith(internal)
                && (topic.endsWith("-changelog") || topic.endsWith("-repartition")));
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
