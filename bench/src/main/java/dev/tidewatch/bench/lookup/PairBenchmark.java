package dev.tidewatch.bench.lookup;

import dev.tidewatch.bench.BenchmarkOptions;
import dev.tidewatch.ingest.IngestOptions;
import dev.tidewatch.local.kafka.KafkaCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Questions to the first of two instances, next to handlers that do nothing, in turns; then to the
 * copies of the second instance, which has been killed.
 *
 * @param applications small ones
 * @param tasks of the large one
 * @param seconds that one question is asked in one round
 * @param rounds how often
 */
record PairBenchmark(
    BenchmarkOptions options,
    int applications,
    int tasks,
    int seconds,
    int rounds,
    Optional<Path> recording) {

  static final List<Integer> CONNECTIONS = List.of(1, 8, 32);

  private static final int PARTITIONS = IngestOptions.DEFAULT_PARTITIONS;
  private static final int WARM_UP_CONNECTIONS = 8;

  /** One list of answers for each number of connections, the standby's at its end. */
  List<Answers> run() throws IOException, InterruptedException {
    Path directory = options.fresh("lookup-pair");
    try (KafkaCluster kafka = options.startKafka(directory.resolve("kafka"));
        Pair pair = new Pair(directory, kafka.bootstrapServers(), recording)) {
      pair.awaitShared(PARTITIONS);
      options.say("shipping " + applications + " applications");
      Path logs = directory.resolve("logs");
      Subjects subjects = Subjects.ship(pair, kafka.bootstrapServers(), logs, applications, tasks);
      pair.awaitShared(PARTITIONS);
      return run(directory, kafka.broker(1).pid(), pair, subjects);
    } finally {
      options.remove(directory);
    }
  }

  private List<Answers> run(Path directory, long broker, Pair pair, Subjects subjects)
      throws IOException {
    String path = Subjects.path(subjects.here().get(0));
    long bytes = pair.instance(0).api().text(path.substring(1)).length();
    Map<EmptyHandler, EmptyServer> empty = new EnumMap<>(EmptyHandler.class);
    try {
      for (EmptyHandler handler : EmptyHandler.values()) {
        Path log = directory.resolve(handler.name() + ".log");
        empty.put(handler, EmptyServer.start(handler, bytes, log));
      }
      List<Long> others =
          Stream.concat(
                  Stream.of(broker, ProcessHandle.current().pid()),
                  empty.values().stream().map(EmptyServer::pid))
              .toList();
      List<Answers> all = new ArrayList<>(withBoth(pair, subjects, empty, others));
      all.addAll(withOne(pair, subjects, others));
      return all;
    } finally {
      empty.values().forEach(EmptyServer::close);
    }
  }

  private List<Answers> withBoth(
      Pair pair, Subjects subjects, Map<EmptyHandler, EmptyServer> empty, List<Long> others)
      throws IOException {
    List<Question> questions = new ArrayList<>();
    empty.forEach(
        (handler, server) ->
            questions.add(
                new Question(
                    handler.title(),
                    server.port(),
                    List.of(EmptyHandler.PATH),
                    "",
                    List.of(server.pid()))));
    questions.addAll(questions(pair, subjects));
    List<Long> ours = Stream.concat(others.stream(), pair.pids().stream()).toList();
    Interview interview = new Interview(ours, seconds, options::say);
    for (Question question : questions) {
      interview.warmUp(question, WARM_UP_CONNECTIONS);
    }
    return interview.ask(questions, CONNECTIONS, rounds);
  }

  private static List<Question> questions(Pair pair, Subjects subjects) {
    int port = pair.port(0);
    List<Long> one = List.of(pair.instance(0).pid());
    List<Long> both = pair.pids();
    String servedHere = "Tidewatch-Served-By: " + Pair.name(0);
    List<String> jobs =
        IntStream.range(0, 50)
            .mapToObj(job -> Subjects.path(subjects.large()) + "/jobs/" + job)
            .toList();
    return List.of(
        new Question("`/health/live`", port, List.of("/health/live"), "", one),
        new Question("application, local", port, Subjects.paths(subjects.here()), servedHere, one),
        new Question("job of the large application, local", port, jobs, servedHere, one),
        new Question(
            "application, forwarded",
            port,
            Subjects.paths(subjects.there()),
            "Tidewatch-Served-By: " + Pair.name(1),
            both),
        new Question(
            "`/fleet/versions`, scatter of 8 partitions",
            port,
            List.of("/api/v1/fleet/versions"),
            "Tidewatch-Role: merged",
            both),
        new Question(
            "`/applications?limit=20`, scatter of 8",
            port,
            List.of("/api/v1/applications?limit=20"),
            "Tidewatch-Role: merged",
            both));
  }

  /** Within the session timeout: until then nobody takes the partitions over. */
  private List<Answers> withOne(Pair pair, Subjects subjects, List<Long> others)
      throws IOException {
    pair.instance(1).kill();
    long first = pair.instance(0).pid();
    Question question =
        new Question(
            "application, from a standby (the other instance killed)",
            pair.port(0),
            Subjects.paths(subjects.there()),
            "Tidewatch-Role: standby",
            List.of(first));
    List<Long> ours = Stream.concat(others.stream(), Stream.of(first)).toList();
    Interview interview = new Interview(ours, seconds, options::say);
    interview.warmUp(question, WARM_UP_CONNECTIONS);
    return interview.ask(List.of(question), CONNECTIONS, 1);
  }
}
