package dev.tidewatch.core.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The classpaths of Spark's own event-log fixtures. */
class OracleClasspathTest {

  @ParameterizedTest
  @CsvSource({
    "app-20161115172038-0000, 2.2.0, 2.1.0-SNAPSHOT, 2.11, CUSTOM_BUILD",
    "app-20180109111548-0000, 2.6.5, 2.3.0-SNAPSHOT, 2.11, FITS",
    "app-20200706201101-0003, 3.2.0, 3.1.0-SNAPSHOT, 2.12, FITS",
    "application_1516285256255_0012, 2.6.0, 2.3.0-SNAPSHOT, 2.11, FITS",
    "application_1553914137147_0018, 2.6.0-cdh5.15.2, 3.0.0-SNAPSHOT, 2.12, CUSTOM_BUILD",
    "application_1555004656427_0144, 3.2.0, 3.0.0-SNAPSHOT, 2.12, FITS",
    "application_1628109047826_1317105, 2.10.0.280, 3.1.1.119, 2.12, FITS",
    "local-1422981759269, 2.4.0, 1.2.0, '', FITS",
    "local-1430917381534, 2.5.0, 1.4.0-SNAPSHOT, '', FITS",
    "local-1642039451826, 3.3.1, 3.3.0-SNAPSHOT, 2.12, FITS"
  })
  void tellHadoopSparkAndScala(String log, String hadoop, String spark, String scala, Fit fit)
      throws IOException {
    ClasspathVersions told = ClasspathVersions.of(classpath(log));

    assertThat(told.hadoop().orElseThrow()).hasToString(hadoop);
    assertThat(told.spark().orElseThrow()).hasToString(spark);
    assertThat(told.scala().map(ScalaVersion::toString).orElse("")).isEqualTo(scala);
    assertThat(
            VersionTable.bundled()
                .hadoopFit(told.spark().orElseThrow(), told.hadoop().orElseThrow())
                .fit())
        .isEqualTo(fit);
  }

  @ParameterizedTest
  @CsvSource("application_1578436911597_0052")
  void tellNothingWhereTheClasspathIsEmpty(String log) throws IOException {
    assertThat(HadoopVersion.fromClasspath(classpath(log))).isEmpty();
  }

  private static List<String> classpath(String log) throws IOException {
    Path file = Path.of(System.getProperty("tidewatch.oracle", "absent"), "events", log);
    assumeTrue(Files.exists(file), "SKIPPED: no " + file + " (-Dtidewatch.oracle=…)");
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("\"SparkListenerEnvironmentUpdate\"")) {
          JsonNode event = new ObjectMapper().readTree(line);
          List<String> entries = new ArrayList<>();
          event.path("Classpath Entries").fieldNames().forEachRemaining(entries::add);
          return entries;
        }
      }
    }
    throw new AssertionError(file + " has no SparkListenerEnvironmentUpdate");
  }
}
