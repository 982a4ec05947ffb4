package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules and dashboards ask for what there is: a real instance, and a real Connect with MirrorMaker
 * 2 and the exporter, are asked for all they have.
 */
class ExportedMetricsTest {

  @TempDir static Path directory;

  private static WatchedPlatform platform;
  private static Scrape connect;
  private static Scrape tidewatch;

  @BeforeAll
  static void start() throws Exception {
    platform = new WatchedPlatform(directory);
    platform.awaitConnect("kafka_connect_task_status{connector=\"broken\",status=\"failed\"");
    platform.awaitConnect("kafka_connect_task_deadletterqueue_produce_requests_total");
    platform.awaitConnect("kafka_connect_sink_records_lag_max{connector=\"warehouse\"");
    platform.awaitConnect("kafka_connect_plugin_spark_event_log_source_lines_total");
    platform.awaitConnect("kafka_connect_plugin_hbase_sink_retries_total{connector=\"hbase\"");
    platform.awaitConnect("kafka_connect_plugin_search_sink_retries_total{connector=\"search\"");
    platform.awaitConnect("kafka_connect_mirror_records_lag_max{");
    platform.awaitConnect("kafka_connect_mirror_replication_latency_ms_max{");
    platform.awaitConnect("kafka_connect_mirror_checkpoint_latency_ms_max{");
    platform.awaitTidewatch("tidewatch_mirror_link_state{source=\"A\",target=\"B\"} 2");
    // Kafka's metrics that come after the start are looked for once a minute.
    platform.awaitTidewatch("kafka_stream_state_updater_active_restoring_tasks");
    connect = Scrape.of(platform.connectMetrics());
    tidewatch = Scrape.of(platform.tidewatchMetrics());
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  private static List<Expression> all() {
    List<Expression> all = new ArrayList<>(MonitoringFiles.expressionsOfRules());
    all.addAll(MonitoringFiles.expressionsOfPanels());
    return all;
  }

  /** Connect and Tidewatch have metrics of one name for their JVMs; the job tells them apart. */
  private static Scrape askedBy(Expression expression) {
    return expression.text().contains("job=\"connect\"") ? connect : tidewatch;
  }

  @Test
  void everyMetricIsThereWithTheLabelsThatItIsSelectedBy() {
    for (Expression expression : all()) {
      Scrape asked = askedBy(expression);
      expression
          .series()
          .forEach(
              (name, labels) -> {
                assertThat(asked.names().contains(name))
                    .as("%s, of %s", name, expression.text())
                    .isTrue();
                assertThat(asked.labelsOf(name)).as(expression.text()).containsAll(labels);
              });
    }
  }

  @Test
  void whatResultsAreGroupedByAreLabelsOfTheMetrics() {
    for (Expression expression : all()) {
      Set<String> known = new TreeSet<>();
      expression
          .series()
          .keySet()
          .forEach(name -> known.addAll(askedBy(expression).labelsOf(name)));
      if (!expression.series().isEmpty()) {
        assertThat(known).as(expression.text()).containsAll(expression.groupedBy());
      }
    }
  }

  @Test
  void onlyCountersAreAskedHowFastTheyGrow() {
    for (Expression expression : all()) {
      assertThat(expression.growing())
          .as(expression.text())
          .allMatch(name -> askedBy(expression).counts(name));
    }
  }

  @Test
  void whatTheExporterCountsIsWhatConnectDid() throws Exception {
    String metrics = platform.connectMetrics();
    assertThat(metrics)
        .contains(
            "kafka_connect_task_deadletterqueue_produce_requests_total{connector=\"warehouse\",task=\"0\"} 100.0",
            "kafka_connect_connector_tasks{connector=\"broken\",state=\"failed\"} 1.0",
            "kafka_connect_mirror_records_total{partition=\"0\",source=\"A\",target=\"B\",topic=\"A.orders\"} 100.0",
            "kafka_connect_sink_records_lag_max{connector=\"warehouse\",task=\"0\"} 0.0",
            "jmx_scrape_error 0.0");
    assertThat(metrics).doesNotContain("_objectname");
  }

  /** The rule asks by a pattern, of which nothing else here knows the names. */
  @Test
  void theAlertAboutSinksThatWaitIsAboutBothOfThem() {
    Matcher pattern =
        Pattern.compile("increase\\(\\{__name__=~\"([^\"]+)\"")
            .matcher(Project.read("monitoring/rules/connect.yaml"));
    assertThat(pattern.find()).isTrue();
    assertThat(connect.names())
        .filteredOn(name -> name.matches(pattern.group(1)))
        .containsExactlyInAnyOrder(
            "kafka_connect_plugin_hbase_sink_retries_total",
            "kafka_connect_plugin_search_sink_retries_total")
        .allMatch(name -> connect.counts(name) && connect.labelsOf(name).contains("connector"));
  }

  @Test
  void whatTheExporterHasIsExplained() {
    String page = Project.read("monitoring/README.md");
    assertThat(connect.names())
        .filteredOn(name -> name.startsWith("kafka_"))
        .hasSizeGreaterThan(30)
        .allMatch(name -> page.contains("`" + name + "`"));
  }
}
