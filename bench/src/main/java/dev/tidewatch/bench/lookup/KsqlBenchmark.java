package dev.tidewatch.bench.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.bench.BenchmarkOptions;
import dev.tidewatch.bench.load.Load;
import dev.tidewatch.bench.report.Machine;
import dev.tidewatch.bench.server.TidewatchServer;
import dev.tidewatch.local.kafka.KafkaCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * An application by its key: from Tidewatch over HTTP, and by ksqlDB's pull query over a table of
 * Tidewatch's own output topic, with the same client, load and broker, in turns. Both are warm, and
 * give the same values before they are measured.
 *
 * <p>This JVM is the client. Needs Linux (processor time is read from {@code /proc}).
 */
@Command(
    name = "KsqlBenchmark",
    mixinStandardHelpOptions = true,
    description = "Measures look-ups by key next to ksqlDB's pull queries.")
public final class KsqlBenchmark implements Callable<Integer> {

  static final List<Integer> CONNECTIONS = List.of(1, 8, 32);

  private static final String STREAM = "application/vnd.ksqlapi.delimited.v1";
  private static final String QUERY = "application/vnd.ksql.v1+json";

  /** So many answers are compared before the measurement. */
  private static final int COMPARED = 200;

  /** ksqlDB goes on getting faster for a minute. */
  private static final int WARM_UPS = 4;

  private static final int WARM_UP_CONNECTIONS = 8;

  @Mixin private BenchmarkOptions options = new BenchmarkOptions();

  @Option(
      names = "--applications",
      defaultValue = "10000",
      description = "Applications to look up. Default: ${DEFAULT-VALUE}.")
  private int applications;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "For one question in one round. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--runs", defaultValue = "3", description = "Rounds. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--files", required = true, description = "The project's directory ksql.")
  private Path files = Path.of("");

  /** The command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new KsqlBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Optional<String> command = KsqlDb.command();
    if (command.isEmpty()) {
      System.err.println(
          "bench/run ksql: TIDEWATCH_KSQLDB_START names no command that starts a ksqlDB server:"
              + " CONTRIBUTING.md says what it must do");
      return 2;
    }
    Machine machine = Machine.now();
    Path directory = options.fresh("ksql");
    try (KafkaCluster kafka = options.startKafka(directory.resolve("kafka"));
        TidewatchServer tidewatch = tidewatch(directory, kafka)) {
      options.say("shipping " + applications + " applications");
      SmallFleet.ship(kafka.bootstrapServers(), 0, applications);
      Await.applications(tidewatch, applications);
      List<String> ids = SmallFleet.ids(applications, applications);
      try (KsqlDb ksqlDb =
          KsqlDb.start(command.get(), kafka.bootstrapServers(), directory, files)) {
        String version = ksqlDb.version();
        List<Answers> all = measure(tidewatch, ksqlDb, ids, kafka.broker(1).pid());
        options.publish(
            "ksql",
            machine.sentence("bench/run ksql")
                + KsqlTables.of(all, version, applications, rounds, seconds));
      }
      return 0;
    } finally {
      options.remove(directory);
    }
  }

  private static TidewatchServer tidewatch(Path directory, KafkaCluster kafka) {
    return TidewatchServer.start(
        new TidewatchServer.Options(
            directory.resolve("tidewatch"), kafka.bootstrapServers(), Map.of(), Optional.empty()));
  }

  private List<Answers> measure(
      TidewatchServer tidewatch, KsqlDb ksqlDb, List<String> ids, long broker)
      throws IOException, InterruptedException {
    int least = compare(tidewatch, ksqlDb, ids);
    List<Question> questions = questions(tidewatch, ksqlDb, ids, least);
    List<Long> ours =
        Stream.of(
                ksqlDb.pids().stream(),
                Stream.of(tidewatch.pid(), broker, ProcessHandle.current().pid()))
            .flatMap(pids -> pids)
            .toList();
    Interview interview = new Interview(ours, seconds, options::say);
    for (int i = 0; i < WARM_UPS; i++) {
      for (Question question : questions) {
        interview.warmUp(question, WARM_UP_CONNECTIONS);
      }
    }
    return interview.ask(questions, CONNECTIONS, rounds);
  }

  private static List<Question> questions(
      TidewatchServer tidewatch, KsqlDb ksqlDb, List<String> ids, int least) {
    List<String> streamed = ids.stream().map(KsqlDb::streamBody).toList();
    List<String> queried = ids.stream().map(KsqlDb::queryBody).toList();
    int port = ksqlDb.port();
    return List.of(
        new Question(
            KsqlTables.TIDEWATCH,
            tidewatch.api().port(),
            Subjects.paths(ids),
            "Tidewatch-Role: active",
            List.of(tidewatch.pid())),
        new Question(
            KsqlTables.QUERY_STREAM,
            Load.post(port, "/query-stream", STREAM, streamed, least),
            ksqlDb.pids()),
        new Question(
            KsqlTables.QUERY, Load.post(port, "/query", QUERY, queried, least), ksqlDb.pids()));
  }

  /**
   * Waits until ksqlDB has all, and compares what both say.
   *
   * @return the length of the shortest answer of ksqlDB that has a row
   */
  private int compare(TidewatchServer tidewatch, KsqlDb ksqlDb, List<String> ids)
      throws IOException, InterruptedException {
    int least = Integer.MAX_VALUE;
    for (String id : ids.subList(0, Math.min(COMPARED, ids.size()))) {
      JsonNode ours = tidewatch.api().get(Subjects.path(id).substring(1));
      String body = KsqlDb.streamBody(id);
      Await.until(
          "ksqlDB says of " + id + " what Tidewatch says: " + ours,
          () -> isSame(ours, answerOrNone(ksqlDb, body)));
      least = Math.min(least, ksqlDb.ask("/query-stream", STREAM, body).length());
      least = Math.min(least, ksqlDb.ask("/query", QUERY, KsqlDb.queryBody(id)).length());
    }
    return least;
  }

  /** A table that was just made is refused until its lag is known. */
  private static String answerOrNone(KsqlDb ksqlDb, String body) {
    try {
      return ksqlDb.ask("/query-stream", STREAM, body);
    } catch (IOException notYet) {
      return "";
    }
  }

  /** Name, user, version, start and end of the only attempt. */
  static boolean isSame(JsonNode ours, String answer) throws IOException {
    List<String> lines = answer.lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() != 2) {
      return false;
    }
    JsonNode columns = KsqlDb.read(lines.get(0)).path("columnNames");
    JsonNode row = KsqlDb.read(lines.get(1));
    JsonNode attempt = ours.path("attempts").path(0);
    return text(columns, row, "NAME").equals(ours.path("name").asText())
        && text(columns, row, "USER").equals(attempt.path("sparkUser").asText())
        && text(columns, row, "SPARKVERSION").equals(attempt.path("appSparkVersion").asText())
        && text(columns, row, "STARTTIME").equals(attempt.path("startTimeEpoch").asText())
        && text(columns, row, "ENDTIME").equals(attempt.path("endTimeEpoch").asText());
  }

  private static String text(JsonNode columns, JsonNode row, String name) {
    long at =
        LongStream.range(0, columns.size())
            .filter(i -> columns.get((int) i).asText().equals(name))
            .findFirst()
            .orElseThrow();
    return row.get((int) at).asText();
  }
}
