package dev.tidewatch.app;

import dev.tidewatch.balance.BalanceRoutes;
import dev.tidewatch.cluster.ClusterRoutes;
import dev.tidewatch.cluster.MemberStatus;
import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.core.mirror.naming.Naming;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.finding.Thresholds;
import dev.tidewatch.deadletter.AlertRule;
import dev.tidewatch.deadletter.DeadLetterChanges;
import dev.tidewatch.deadletter.DeadLetterGroup;
import dev.tidewatch.deadletter.DeadLetterQueries;
import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.CommandIds;
import dev.tidewatch.deadletter.command.CommandLog;
import dev.tidewatch.deadletter.payload.PayloadRoutes;
import dev.tidewatch.deadletter.payload.RecordReader;
import dev.tidewatch.deadletter.payload.Renderer;
import dev.tidewatch.deadletter.redrive.KafkaAddress;
import dev.tidewatch.deadletter.redrive.Readers;
import dev.tidewatch.deadletter.redrive.RedriveRuns;
import dev.tidewatch.deadletter.redrive.Rehearsal;
import dev.tidewatch.deadletter.routes.CommandRoutes;
import dev.tidewatch.events.ChangeTopic;
import dev.tidewatch.events.Events;
import dev.tidewatch.history.HistoryRoutes;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.RouteTable;
import dev.tidewatch.mirror.Failover;
import dev.tidewatch.mirror.MirrorChanges;
import dev.tidewatch.mirror.MirrorFlow;
import dev.tidewatch.mirror.MirrorScope;
import dev.tidewatch.mirror.probe.Clusters;
import dev.tidewatch.ops.Metrics;
import dev.tidewatch.ops.Readiness;
import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Outcome.Unavailable;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Terms;
import dev.tidewatch.query.View;
import dev.tidewatch.spark.ApplicationChanges;
import dev.tidewatch.spark.BalanceOfEvents;
import dev.tidewatch.spark.FindingChanges;
import dev.tidewatch.spark.MuteCommand;
import dev.tidewatch.spark.MuteLog;
import dev.tidewatch.spark.MuteQueries;
import dev.tidewatch.spark.SparkApplication;
import dev.tidewatch.spark.SparkFinding;
import dev.tidewatch.spark.SparkTopics;
import dev.tidewatch.spark.routes.MuteRoutes;
import dev.tidewatch.store.StoreReader;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Every route of an instance that has no store: whoever asks one is told to come back. */
final class DescribedRoutes {

  static final String REASON = "tidewatch-details is restoring";

  private DescribedRoutes() {}

  static RouteTable table() {
    try (Metrics metrics = new Metrics()) {
      SparkTopics topics =
          new SparkTopics("events", "applications", "deadletters", "findings", "spark-commands");
      ChangeTopic applications =
          ApplicationChanges.of(
              topics.applications(), new JsonSerde<>(SparkApplication.class).deserializer());
      ChangeTopic findings =
          FindingChanges.of(
              topics.findings(),
              new JsonSerde<>(SparkFinding.class).deserializer(),
              finding -> Optional.empty());
      ChangeTopic groups =
          DeadLetterChanges.of("groups", new JsonSerde<>(DeadLetterGroup.class).deserializer());
      ChangeTopic flows =
          MirrorChanges.of("flows", new JsonSerde<>(MirrorFlow.class).deserializer());
      return Routes.all(
          Stream.concat(
                  Routes.spark(unread(), topics, Thresholds.DEFAULTS, Clock.systemUTC()).stream(),
                  Stream.of(
                          Routes.deadLetters(
                              unread(), new AlertRule(10, 10, 25), Clock.systemUTC()),
                          payloads(),
                          commands(),
                          mutes(),
                          balance(),
                          List.of(HistoryRoutes.of(Optional.empty())),
                          mirrors())
                      .flatMap(List::stream))
              .toList(),
          ClusterRoutes.of(
              () -> new MemberStatus("one", "0", false, List.of()), List::of, 1, String::valueOf),
          Events.describe(List.of(applications, findings, groups, flows), metrics.registry()),
          never(),
          never(),
          metrics);
    }
  }

  private static List<Route> balance() {
    return List.of(BalanceRoutes.of(List.of(new BalanceOfEvents(unread(), "events")::of)));
  }

  private static List<Route> commands() {
    Properties nowhere = new Properties();
    Admin admin = nobody();
    KafkaAddress address = new KafkaAddress(admin, topic -> false);
    return CommandRoutes.of(
        new DeadLetterQueries(unread(), new AlertRule(10, 10, 25), Clock.systemUTC()),
        new CommandLog(nowhere, "commands", new JsonSerde<>(Command.class).serializer()),
        topic -> true,
        address,
        new Rehearsal(
            new RedriveRuns(
                nowhere,
                "redrive-",
                Redaction.none(),
                address,
                (order, progress) -> {
                  throw new IllegalStateException("there is no Kafka");
                })),
        new Readers(admin),
        Clock.systemUTC());
  }

  private static List<Route> mutes() {
    return MuteRoutes.of(
        new MuteQueries(unread(), Clock.systemUTC()),
        new MuteLog(
            new Properties(),
            "tidewatch",
            "spark-commands",
            1,
            new JsonSerde<>(MuteCommand.class).serializer()),
        CommandIds::at,
        Clock.systemUTC());
  }

  private static Admin nobody() {
    return (Admin)
        Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) -> {
              throw new KafkaException("there is no Kafka");
            });
  }

  private static List<Route> payloads() {
    return PayloadRoutes.of(
        topic -> true, new RecordReader(new Properties(), 1), new Renderer(Optional.empty()));
  }

  private static List<Route> mirrors() {
    Clock clock = Clock.systemUTC();
    return Routes.mirrors(
        unread(),
        new MirrorScope(Naming.DEFAULT, Optional.empty(), false),
        new Failover(
            new Clusters(
                Naming.DEFAULT, false, new Properties(), Map.of(), Duration.ofSeconds(1), clock),
            Duration.ofMinutes(5)),
        clock);
  }

  private static Partitions unread() {
    return new Partitions() {
      @Override
      public <T> Outcome<T> ask(
          Terms terms, String key, BiFunction<StoreReader, Freshness, Outcome<T>> question) {
        return new Unavailable<>("no store", Duration.ofSeconds(1));
      }

      @Override
      public <P extends Record, R> Outcome<List<R>> readAll(
          Terms terms, View<P, R> view, P parameters) {
        return new Unavailable<>("no store", Duration.ofSeconds(1));
      }
    };
  }

  private static Readiness never() {
    return new Readiness() {
      @Override
      public boolean ready() {
        return false;
      }

      @Override
      public List<String> reasons() {
        return List.of(REASON);
      }
    };
  }
}
