package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.local.Main;
import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.mirror.Checkpoint;
import org.apache.kafka.connect.mirror.Heartbeat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The functions and the SQL on a real ksqlDB server, which is not on Maven Central: {@code
 * TIDEWATCH_KSQLDB_START} names a command that starts one, see {@link KsqlDbServer}. Its tests
 * follow each other: what one makes, the next asks.
 */
@ExtendWith(SharedKafka.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class KsqlDbTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final @Nullable String START = System.getenv("TIDEWATCH_KSQLDB_START");

  private static final @Nullable String CLI = System.getenv("TIDEWATCH_KSQLDB_CLI");

  private final List<KsqlDbServer> servers = new ArrayList<>();
  private final List<String> parameters = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // set by startAll
  private Deployment deployment;

  @SuppressWarnings("NullAway.Init") // set by startAll
  private KsqlDbWorld world;

  @SuppressWarnings("NullAway.Init") // set by startAll
  private RunningInstance instance;

  @SuppressWarnings("NullAway.Init") // set by startAll
  private Ksql ksql;

  @BeforeAll
  void startAll(TestCluster cluster) throws IOException {
    assumeTrue(
        START != null,
        "SKIPPED: no ksqlDB server: TIDEWATCH_KSQLDB_START names no command that starts one");
    deployment = cluster.deployment("ksql");
    KsqlDbServer server = launch("first");
    instance = deployment.start();
    world = new KsqlDbWorld(deployment);
    ksql = new Ksql(server.awaitRunning().url(), parameters);
    parameters.addAll(
        List.of(
            "spark_events_topic=" + deployment.eventsTopic(),
            "spark_events_partitions=" + Deployment.PARTITIONS,
            "dead_letter_topic=" + deployment.dlq("warehouse"),
            "applications_topic=" + deployment.applicationsTopic(),
            "groups_topic=ksql.inbox.groups"));
  }

  private KsqlDbServer launch(String name) throws IOException {
    Path directory = Files.createDirectories(deployment.directory().resolve(name));
    Path extensions = Files.createDirectories(deployment.directory().resolve("extensions"));
    Path jar = extensions.resolve("tidewatch-udfs.jar");
    if (!Files.exists(jar)) {
      Files.copy(UdfsJar.path(), jar);
    }
    KsqlDbServer server =
        KsqlDbServer.launch(
            java.util.Objects.requireNonNull(START),
            deployment.bootstrap(),
            Ports.free(1).get(0),
            extensions,
            directory);
    servers.add(server);
    return server;
  }

  @AfterAll
  void closeAll() {
    servers.forEach(KsqlDbServer::close);
    if (world != null) {
      world.close();
      instance.close();
    }
  }

  @Test
  @Order(1)
  void everyMigrationIsAppliedOnceAndTheServerRemembers() {
    // when
    String first = ksql.run("apply");
    String again = ksql.run("apply");

    // then
    assertThat(first).contains("28 applied, 0 were there already");
    assertThat(again).contains("0 applied, 28 were there already");
    assertThat(ksql.run("status")).contains("applied").doesNotContain("pending");
  }

  @Test
  @Order(2)
  void theInventoryIsThatOfTheLogsAndOfTheHttpApi() {
    // given
    Map<String, Long> expected = new TreeMap<>();
    Samples.all()
        .forEach(each -> expected.merge(each.facts().path("spark").asText(), 1L, Long::sum));

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(attemptsByVersion()).isEqualTo(expected));
    Map<String, Long> overHttp = new TreeMap<>();
    for (JsonNode row : instance.api().json("fleet/versions")) {
      overHttp.put(row.path("spark").asText() + " on " + row.path("hadoop").asText(), 1L);
      String spark = row.path("spark").asText();
      JsonNode same =
          ksql.pull("version_inventory").stream()
              .filter(each -> each.path("SPARK").asText().equals(spark))
              .findFirst()
              .orElseThrow();
      assertThat(same.path("HADOOP_FIT").asText())
          .isEqualTo(row.path("hadoopFit").path("fit").asText());
    }
    assertThat(overHttp).hasSize(expected.size());
  }

  private Map<String, Long> attemptsByVersion() {
    Map<String, Long> counts = new TreeMap<>();
    ksql.pull("version_inventory")
        .forEach(
            row ->
                counts.merge(row.path("SPARK").asText(), row.path("ATTEMPTS").asLong(), Long::sum));
    return counts;
  }

  @Test
  @Order(3)
  void tasksByOutcomeAreThoseOfTheLogs() {
    for (Samples.Sample sample : Samples.all()) {
      JsonNode facts = sample.facts();
      String attempt = sample.attempt();
      long ended =
          facts.path("tasksSucceeded").asLong()
              + facts.path("tasksFailed").asLong()
              + facts.path("tasksKilled").asLong();
      await(sample.toString())
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(sum(attempt, "TASKS")).isEqualTo(ended));
      assertThat(sum(attempt, "FAILED"))
          .as(sample.toString())
          .isEqualTo(facts.path("tasksFailed").asLong());
      await(sample.toString())
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(ksql.pull("application_totals", "-D", "attempt=" + attempt))
                      .hasSize(1));
    }
  }

  /** Over the executors, of which every task that ended has one. */
  private long sum(String attempt, String column) {
    return ksql.pull("executors_of_attempt", "-D", "attempt=" + attempt).stream()
        .mapToLong(row -> row.path(column).asLong())
        .sum();
  }

  @Test
  @Order(4)
  void quantilesOfTaskTimesAreWithinTheStatedErrorOfTheLogs() throws IOException {
    Samples.Sample sample = Samples.of("skewed-join-3.5");
    Map<Integer, List<Long>> times = runTimes(sample.path());

    List<JsonNode> stages = ksql.pull("stage_task_times", "-D", "attempt=" + sample.attempt());

    assertThat(stages).hasSameSizeAs(times.keySet());
    for (JsonNode stage : stages) {
      List<Long> sorted =
          java.util.Objects.requireNonNull(times.get(stage.path("STAGE").asInt())).stream()
              .sorted()
              .toList();
      close(stage, "LEAST_MS", sorted.get(0));
      close(stage, "MEDIAN_MS", sorted.get((int) (sorted.size() * 0.5)));
      close(stage, "P95_MS", sorted.get((int) (sorted.size() * 0.95)));
      close(stage, "MOST_MS", sorted.get(sorted.size() - 1));
    }
    assertThat(ksql.pull("skewed_stages"))
        .extracting(row -> row.path("ATTEMPT_ID").asText())
        .contains(sample.attempt());
  }

  private static void close(JsonNode row, String column, long expected) {
    assertThat(row.path(column).asDouble())
        .as("%s of %s", column, row)
        .isCloseTo((double) expected, within(expected * 0.01 + 1e-6));
  }

  /** Of successful tasks by stage, read as JSON. */
  private static Map<Integer, List<Long>> runTimes(Path log) throws IOException {
    Map<Integer, List<Long>> times = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode event = KsqlDbStatements.read(line);
        if (event.path("Event").asText().equals("SparkListenerTaskEnd")
            && event.at("/Task End Reason/Reason").asText().equals("Success")) {
          times
              .computeIfAbsent(event.path("Stage ID").asInt(), stage -> new ArrayList<>())
              .add(event.at("/Task Metrics/Executor Run Time").asLong());
        }
      }
    }
    return times;
  }

  @Test
  @Order(5)
  void questionsAboutAttemptsAndOptionsAreAnsweredFromTheLogs() {
    List<String> running =
        Samples.all().stream()
            .filter(each -> !each.facts().path("applicationEnd").asBoolean())
            .map(Samples.Sample::attempt)
            .toList();

    assertThat(ksql.pull("running_attempts"))
        .extracting(row -> row.path("ATTEMPT_ID").asText())
        .containsExactlyInAnyOrderElementsOf(running);
    assertThat(ksql.pull("unmaintained_spark")).isEmpty();
    assertThat(ksql.pull("attempts_with_option"))
        .singleElement()
        .matches(row -> row.path("SETTING").asText().equals("1g"));
    assertThat(ksql.pull("option_values").get(0).path("ATTEMPTS").asLong())
        .isEqualTo(Samples.all().size());
    assertThat(ksql.pull("attempt").get(0).path("APP_NAME").asText()).isEqualTo("failed-report");
    assertThat(ksql.pull("stage").get(0).path("FAILED").asInt()).isEqualTo(2);
    assertThat(ksql.pull("spilling_stages"))
        .extracting(row -> row.path("ATTEMPT_ID").asText())
        .containsOnly(Samples.of("spilling-sort-3.5").attempt());
    assertThat(ksql.pull("executors_in_garbage_collection")).isNotEmpty();
    JsonNode skew = ksql.pull("partition_skew").get(0);
    assertThat(skew.path("PARTITIONS").asInt()).isEqualTo(Deployment.PARTITIONS);
    assertThat(skew.path("MISPLACED").asLong()).isZero();
  }

  @Test
  @Order(5)
  void attemptsTotalsAndExecutorsAreTheSameInSqlAndOverHttp() {
    for (Samples.Sample sample : Samples.all()) {
      JsonNode application = instance.api().json("applications/" + sample.application());
      JsonNode http = attempt(application, sample);
      JsonNode sql = ksql.pull("attempt", "-D", "attempt=" + sample.attempt()).get(0);

      assertThat(values(sql, "APP_NAME", "SPARK_USER", "SPARK", "STARTED"))
          .as(sample.toString())
          .isEqualTo(
              values(application, "name")
                  + values(http, "sparkUser", "appSparkVersion", "startTimeEpoch"));
      assertThat(sql.path("ENDED").asLong(-1))
          .as(sample.toString())
          .isEqualTo(http.path("completed").asBoolean() ? http.path("endTimeEpoch").asLong() : -1);
      assertSameTotals(sample);
      assertSameExecutors(sample);
    }
  }

  private static JsonNode attempt(JsonNode application, Samples.Sample sample) {
    for (JsonNode attempt : application.path("attempts")) {
      String id = attempt.path("attemptId").asText("");
      if (sample.attempt().equals(sample.application() + (id.isEmpty() ? "" : "/" + id))) {
        return attempt;
      }
    }
    throw new AssertionError("no attempt " + sample + " in " + application);
  }

  private static String values(JsonNode row, String... names) {
    return Stream.of(names).map(name -> row.path(name).asText()).reduce("", String::concat);
  }

  private void assertSameTotals(Samples.Sample sample) {
    String completeness = "applications/" + sample.attempt() + "/completeness";
    long events = instance.api().json(completeness).path("events").asLong();
    await(sample.toString())
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        ksql
                            .pull("application_totals", "-D", "attempt=" + sample.attempt())
                            .stream()
                            .map(row -> row.path("EVENTS").asLong())
                            .toList())
                    .containsExactly(events));
  }

  /**
   * Tasks by executor. Those that were killed are in no number of the executors over HTTP; time in
   * garbage collection is another thing there, where the driver's is read from its heartbeats.
   */
  private void assertSameExecutors(Samples.Sample sample) {
    Map<String, Integer> overHttp = new TreeMap<>();
    for (JsonNode row : instance.api().json("applications/" + sample.attempt() + "/allexecutors")) {
      int failed = row.path("failedTasks").asInt();
      int completed = row.path("completedTasks").asInt();
      if (failed + completed > 0) {
        overHttp.put(row.path("id").asText() + " failed", failed);
        overHttp.put(row.path("id").asText() + " completed", completed);
      }
    }
    Map<String, Integer> inSql = new TreeMap<>();
    for (JsonNode row : ksql.pull("executors_of_attempt", "-D", "attempt=" + sample.attempt())) {
      int failed = row.path("FAILED").asInt();
      inSql.put(row.path("EXECUTOR").asText() + " failed", failed);
      inSql.put(row.path("EXECUTOR").asText() + " completed", row.path("TASKS").asInt() - failed);
    }
    if (sample.facts().path("tasksKilled").asInt() == 0) {
      assertThat(inSql).as(sample.toString()).isEqualTo(overHttp);
    }
  }

  @Test
  @Order(6)
  void deadLettersOfARealConnectAreGroupedAsTheHttpApiGroupsThem() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(byColumn(ksql.pull("dead_letter_groups"), "ROOT_CAUSE", "DEAD_LETTERS"))
                    .isEqualTo(KsqlDbWorld.FAILURES));
    Map<String, Integer> overHttp = new HashMap<>();
    instance
        .api()
        .json("deadletters/groups")
        .path("items")
        .forEach(
            group -> overHttp.put(group.path("fingerprint").asText(), group.path("count").asInt()));
    assertThat(byColumn(ksql.pull("dead_letter_groups"), "FINGERPRINT", "DEAD_LETTERS"))
        .isEqualTo(overHttp);
    assertThat(byColumn(ksql.pull("top_dead_letter_groups"), "ROOT_CAUSE", "DEAD_LETTERS"))
        .isEqualTo(KsqlDbWorld.FAILURES);
    assertThat(
            ksql.pull("dead_letter_rate", "-D", "owner=warehouse").stream()
                .mapToInt(row -> row.path("DEAD_LETTERS").asInt())
                .sum())
        .isEqualTo(5);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(ksql.pull("dead_letters_to_fix")).hasSize(2));
  }

  private static Map<String, Integer> byColumn(List<JsonNode> rows, String name, String count) {
    Map<String, Integer> counts = new HashMap<>();
    rows.forEach(
        row -> counts.merge(row.path(name).asText(), row.path(count).asInt(), Integer::sum));
    return counts;
  }

  @Test
  @Order(7)
  void linksAndCheckpointsAreThoseThatKafkasOwnClassesRead() throws IOException {
    // given
    world.stopMirror();
    List<Heartbeat> heartbeats =
        world.records("a.heartbeats").stream().map(Heartbeat::deserializeRecord).toList();
    List<ConsumerRecord<byte[], byte[]>> records = world.records("a.checkpoints.internal");
    Checkpoint last = Checkpoint.deserializeRecord(records.get(records.size() - 1));

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(ksql.pull("link_state").get(0).path("BEATS").asInt())
                    .isEqualTo(heartbeats.size()));
    assertThat(ksql.pull("link_state").get(0).path("LAST_TS").asLong())
        .isEqualTo(heartbeats.get(heartbeats.size() - 1).timestamp());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        ksql.pull("flow_latency").stream()
                            .mapToInt(row -> row.path("BEATS").asInt())
                            .sum())
                    .isEqualTo(heartbeats.size()));
    assertThat(ksql.pull("flow_latency").get(0).path("MOST_MS").asDouble())
        .isBetween(0.0, 60_000.0);
    JsonNode checkpoint = ksql.pull("group_checkpoints", "-D", "group=" + KsqlDbWorld.GROUP).get(0);
    assertThat(checkpoint.path("UPSTREAM").asLong())
        .isEqualTo(last.upstreamOffset())
        .isEqualTo(KsqlDbWorld.COMMITTED);
    assertThat(checkpoint.path("DOWNSTREAM").asLong()).isEqualTo(last.downstreamOffset());
    assertThat(ksql.pull("groups_gone_backwards")).isEmpty();
  }

  @Test
  @Order(8)
  void aGroupWithoutACheckpointIsFound() {
    KsqlDbStatements.execute(
        ksql.server(),
        "INSERT INTO mirror_groups_expected (consumer_group, team) VALUES ('"
            + KsqlDbWorld.GROUP
            + "', 'a');",
        "INSERT INTO mirror_groups_expected (consumer_group, team) VALUES ('forgotten', 'b');");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(ksql.pull("groups_without_checkpoint"))
                    .extracting(row -> row.path("CONSUMER_GROUP").asText())
                    .containsExactly("forgotten"));
  }

  @Test
  @Order(9)
  void everyPushQueryGivesRowsFromTheBeginning() {
    assertThat(ksql.push("failed_tasks", 2)).allMatch(row -> row.path("ERROR").isTextual());
    assertThat(ksql.push("slow_tasks", 1)).allMatch(row -> row.path("RUN_TIME").asLong() >= 1000);
    assertThat(ksql.push("spilling_tasks", 1))
        .allMatch(row -> row.path("DISK_SPILLED").asLong() > 0);
    assertThat(ksql.push("starts_on_other_than", 7))
        .extracting(row -> row.path("SPARK").asText())
        .containsOnly("4.1.3", "3.5.6");
    assertThat(ksql.push("option_changes", 1))
        .allMatch(row -> row.path("SETTING").asText().equals("1g"));
    assertThat(ksql.push("applications_ending", 20)).hasSize(20);
    assertThat(ksql.push("new_dead_letters", 5))
        .extracting(row -> row.path("DEAD_LETTER_OFFSET").asInt())
        .containsExactly(0, 1, 2, 3, 4);
    assertThat(ksql.push("infrastructure_failures", 2))
        .allMatch(row -> row.path("ORIGIN_TOPIC").asText().equals("ksql-orders"));
    assertThat(ksql.push("late_heartbeats", 1, "-D", "least_ms=0")).hasSize(1);
    assertThat(ksql.push("checkpoints_of_group", 1, "-D", "group=" + KsqlDbWorld.GROUP)).hasSize(1);
    await("their end on the server")
        .atMost(PATIENCE)
        .until(() -> KsqlDbStatements.runningPushQueries(ksql.server()) == 0);
  }

  @Test
  @Order(9)
  void aPushQueryThatIsInterruptedEndsOnTheServerToo() {
    Path log = deployment.directory().resolve("push.log");
    try (JavaProcess push =
        new JavaCommand("tidewatch ksql push", Main.class.getName())
            .arguments("ksql", "push", "failed_tasks", "--from-beginning")
            .arguments("--server", ksql.server().toString(), "--dir", Ksql.FILES.toString())
            .start(log, Readiness.logged("NumberFormatException"), PATIENCE)) {
      assertThat(KsqlDbStatements.runningPushQueries(ksql.server())).isEqualTo(1);

      push.terminate();

      await("its end").atMost(PATIENCE).until(() -> !push.isAlive());
    }
    await("its end on the server")
        .atMost(PATIENCE)
        .until(() -> KsqlDbStatements.runningPushQueries(ksql.server()) == 0);
  }

  @Test
  @Order(10)
  void theCasesOfSqlPass() {
    assertThat(ksql.run("test")).contains("0 failed");
  }

  @Test
  @Order(11)
  void everyFunctionIsDescribedAndItsExamplesGiveTheSame() throws IOException {
    KsqlDbExamples examples = new KsqlDbExamples(ksql.server(), UdfsJar.path());

    assertThat(examples.described()).hasSizeGreaterThan(20);
    assertThat(examples.differences()).isEmpty();
  }

  @Test
  @Order(12)
  void oneOfTwoServersIsKilledWhileOthersReadAndTheOtherOneGoesOn() throws IOException {
    // given two servers with copies of each other's tables, and readers at the second
    String before = inventory(ksql);
    KsqlDbServer second = launch("second").awaitRunning();
    Ksql other = new Ksql(second.url(), parameters);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(inventory(other)).isEqualTo(before));
    await("copies").atMost(PATIENCE).until(() -> KsqlDbCluster.hasCopies(second.url(), 2));
    int partitions = KsqlDbCluster.active(second.url());
    try (KsqlDbReader keys = new KsqlDbReader(second.url(), keyed());
        KsqlDbReader scans =
            new KsqlDbReader(
                second.url(),
                List.of("SELECT * FROM spark_fleet_versions;", "SELECT * FROM spark_stages;"))) {
      await("readers").atMost(PATIENCE).until(() -> keys.good() > 50 && scans.good() > 10);

      // when
      servers.get(0).kill();

      // then
      awaitSteady(keys, scans);
      report("with the copies", keys, scans);
      await("the end of the rebalance")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> KsqlDbCluster.holdsAll(second.url(), partitions));
      awaitSteady(keys, scans);
      report("with all taken over", keys, scans);
      assertThat(keys.wrong()).isEmpty();
      assertThat(keys.incomplete()).isEmpty();
      // A scan in the moment of the kill may lack rows, and ksqlDB does not say so.
      assertThat(scans.wrong()).isEmpty();
    }
    assertThat(inventory(other)).isEqualTo(before);
    assertThat(other.run("status")).doesNotContain("pending");
    assertThat(byColumn(other.pull("dead_letter_groups"), "ROOT_CAUSE", "DEAD_LETTERS"))
        .isEqualTo(KsqlDbWorld.FAILURES);

    // when that is stopped as well, and one comes back with nothing but Kafka
    second.close();
    Ksql third = new Ksql(launch("third").awaitRunning().url(), parameters);

    // then
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(inventory(third)).isEqualTo(before));
    ksql = third;
  }

  /** One look-up by key for each attempt. */
  private static List<String> keyed() {
    return Samples.all().stream()
        .map(each -> "SELECT * FROM spark_attempts WHERE attempt_id = '" + each.attempt() + "';")
        .toList();
  }

  private static void awaitSteady(KsqlDbReader keys, KsqlDbReader scans) {
    await("answers without a break")
        .atMost(PATIENCE)
        .until(() -> keys.goodInARow() > 50 && scans.goodInARow() > 10);
  }

  private static void report(String when, KsqlDbReader keys, KsqlDbReader scans) {
    System.out.printf("One of two ksqlDB servers killed, %s: by key %s%n", when, keys.inWords());
    System.out.printf("One of two ksqlDB servers killed, %s: scans %s%n", when, scans.inWords());
  }

  private static String inventory(Ksql asked) {
    return Stream.of("version_inventory", "spilling_stages", "option_values")
        .map(asked::pull)
        .map(rows -> rows.stream().map(JsonNode::toString).sorted().toList().toString())
        .reduce("", String::concat);
  }

  @Test
  @Order(13)
  void whatWasAppliedCanBeDropped() {
    // given a query that nobody has taken back
    KsqlDbStatements.execute(
        ksql.server(),
        "INSERT INTO dead_letters WITH (query_id = 'one_more') SELECT '' AS dead_letter_topic,"
            + " ROWPARTITION AS dead_letter_partition, ROWOFFSET AS dead_letter_offset,"
            + " CONNECT_ERROR(headers, '') AS error FROM dead_letters_raw EMIT CHANGES;");
    assertThat(ksql.fail("drop", "--yes"))
        .contains("V000013__dead_letters.sql:1: DEAD_LETTERS is still used by ONE_MORE");
    assertThat(world.topics()).contains("ksql.tidewatch.deadletters");

    // when
    KsqlDbStatements.execute(ksql.server(), "TERMINATE ONE_MORE;");

    // then
    assertThat(ksql.run("drop", "--yes")).contains("13 dropped");
    assertThat(world.topics()).doesNotContain("ksql.tidewatch.deadletters");
    assertThat(ksql.run("status")).contains("pending").doesNotContain(" applied");
  }

  @Test
  @Order(14)
  void everyFileRunsUnchangedInTheCommandLineOfKsqlDb() throws IOException {
    assumeTrue(CLI != null, "SKIPPED: no command line of ksqlDB: TIDEWATCH_KSQLDB_CLI names none");
    world.copyToDefaultTopics();
    KsqlDbScripts scripts =
        new KsqlDbScripts(
            new KsqlDbCli(
                java.util.Objects.requireNonNull(CLI), ksql.server(), deployment.directory()));

    // migrations, and one more dead-letter topic, twice
    scripts.run("migrations", "queries/more/add_dead_letter_topic.sql");
    assertThat(KsqlDbStatements.objects(ksql.server()))
        .containsAll(scripts.made())
        .contains("DEAD_LETTERS_LEDGER_PAYMENTS");
    assertThat(scripts.run("queries/more/add_dead_letter_topic.sql")).contains("already exists");

    // queries, as the project's own command answers them
    Map<String, Integer> twice = new HashMap<>(KsqlDbWorld.FAILURES);
    twice.replaceAll((cause, count) -> 2 * count);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(byColumn(ksql.pull("dead_letter_groups"), "ROOT_CAUSE", "DEAD_LETTERS"))
                    .isEqualTo(twice));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(inventory(ksql)).isNotEmpty());
    Map<String, List<String>> pulled = scripts.paste("queries/pull", 1000);
    assertThat(pulled).hasSizeGreaterThan(20);
    for (Map.Entry<String, List<String>> each : pulled.entrySet()) {
      assertThat(each.getValue())
          .as(each.getKey())
          .containsExactlyInAnyOrderElementsOf(
              ksql.pull(each.getKey()).stream().map(KsqlDbScripts::values).toList());
    }
    assertThat(scripts.paste("queries/push", 1))
        .hasSizeGreaterThan(7)
        .allSatisfy(
            (name, rows) -> {
              boolean quiet = List.of("late_heartbeats", "checkpoints_of_group").contains(name);
              assertThat(rows).as(name).hasSize(quiet ? 0 : 1);
            });

    // and back
    scripts.run("queries/more/remove_dead_letter_topic.sql", "rollback");
    assertThat(KsqlDbStatements.objects(ksql.server())).doesNotContainAnyElementsOf(scripts.made());
  }
}
