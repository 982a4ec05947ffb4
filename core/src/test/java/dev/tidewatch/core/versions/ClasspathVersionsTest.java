package dev.tidewatch.core.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClasspathVersionsTest {

  @ParameterizedTest
  @CsvSource({
    "/opt/spark/jars/hadoop-client-api-3.3.4.jar, 3.3.4",
    "spark://10.0.0.1:7077/jars/hadoop-common-2.7.3.jar, 2.7.3",
    "C:\\spark\\jars\\hadoop-common-2.7.3.jar, 2.7.3",
    "/cdp/hadoop-common-3.1.1.7.1.7.0-551.jar, 3.1.1.7.1.7.0-551",
    "/emr/hadoop-client-runtime-3.2.1-amzn-8.jar, 3.2.1-amzn-8",
    "/cdh/hadoop-common-2.6.0-cdh5.15.2.jar, 2.6.0-cdh5.15.2",
    "/old/spark-assembly-1.4.0-hadoop2.6.0.jar, 2.6.0",
    "/old/spark-assembly-1.6.0-cdh5.7.0-hadoop2.6.0-cdh5.7.0.jar, 2.6.0-cdh5.7.0"
  })
  void theNameOfAJarTellsTheHadoopVersion(String entry, String version) {
    assertThat(HadoopVersion.fromClasspath(List.of(entry)).orElseThrow()).hasToString(version);
  }

  @Test
  void jarsWithVersionsOfTheirOwnDoNotTell() {
    assertThat(
            HadoopVersion.fromClasspath(
                List.of(
                    "/x/hadoop-aws-3.3.6.jar",
                    "/x/hadoop-lzo-0.4.20-SNAPSHOT.jar",
                    "/x/hadoop-shaded-guava-1.1.1.jar",
                    "/x/hbase-hadoop2-compat-2.1.0.jar",
                    "/x/avro-mapred-1.8.2-hadoop2.jar",
                    "/x/parquet-hadoop-1.12.2.jar",
                    "/x/hadoop-common-2.7.3-tests.jar",
                    "/x/hadoop-common.jar",
                    "/etc/hadoop/",
                    "")))
        .isEmpty();
  }

  @Test
  void theSurestJarWinsWhateverTheOrder() {
    assertThat(
            HadoopVersion.fromClasspath(
                List.of(
                    "/x/hadoop-yarn-api-2.6.0.jar",
                    "/x/hadoop-common-2.10.0.jar",
                    "/x/hadoop-client-api-3.3.4.jar")))
        .contains(HadoopVersion.parse("3.3.4").orElseThrow());
  }

  @Test
  void sparkCoreTellsTheScalaAndTheSparkOfTheBuild() {
    ClasspathVersions told =
        ClasspathVersions.of(
            List.of("/x/spark-core_2.12-3.1.1-tests.jar", "/x/spark-core_2.12-3.1.1.jar"));

    assertThat(told.spark()).contains(SparkVersion.parse("3.1.1").orElseThrow());
    assertThat(told.scala()).contains(ScalaVersion.parse("2.12").orElseThrow());
    assertThat(told.hadoop()).isEmpty();
  }

  @Test
  void theAssemblyOfSpark1TellsItsSpark() {
    assertThat(
            ClasspathVersions.of(List.of("spark-assembly-1.4.0-SNAPSHOT-hadoop2.5.0.jar")).spark())
        .contains(SparkVersion.parse("1.4.0-SNAPSHOT").orElseThrow());
  }
}
