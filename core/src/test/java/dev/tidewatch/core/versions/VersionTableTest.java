package dev.tidewatch.core.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTableTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private final VersionTable table = VersionTable.bundled();

  @ParameterizedTest
  @CsvSource({
    "4.2.0, MAINTAINED, MAINTAINED, 4.2.0",
    "4.1.1, MAINTAINED, MAINTAINED, 4.1.3",
    "3.5.9, MAINTAINED, MAINTAINED, 3.5.9",
    "3.3.1, END_OF_LIFE, END_OF_LIFE, 3.3.4",
    "2.4.8, END_OF_LIFE, END_OF_LIFE, 2.4.8",
    "1.4.0, END_OF_LIFE, END_OF_LIFE, 1.4.1",
    "4.0.0-preview2, PREVIEW, MAINTAINED, 4.0.4",
    "3.1.0-SNAPSHOT, PREVIEW, END_OF_LIFE, 3.1.3",
    "2.4.0-cdh6.3.2, VENDOR_BUILD, END_OF_LIFE, 2.4.8",
    "3.5.1-amzn-0, VENDOR_BUILD, MAINTAINED, 3.5.9",
    "3.1.1.119, VENDOR_BUILD, END_OF_LIFE, 3.1.3",
    "9.0.0, UNKNOWN, UNKNOWN, ''",
    "0.9.0, UNKNOWN, UNKNOWN, ''"
  })
  void aVersionIsJudgedByItsLineItsSuffixAndTheDay(
      String spark, Support support, Support lineSupport, String newestPatch) {
    SupportVerdict verdict = table.verdict(spark(spark), TODAY);

    assertThat(verdict.support()).isEqualTo(support);
    assertThat(verdict.lineSupport()).isEqualTo(lineSupport);
    assertThat(verdict.newestPatch().map(SparkVersion::toString).orElse("")).isEqualTo(newestPatch);
    assertThat(verdict.newestLine()).hasToString("4.2");
    assertThat(verdict.because()).endsWith(".");
  }

  @Test
  void aLineIsMaintainedOnItsLastDayAndEndsTheDayAfter() {
    LocalDate lastDay = table.line(VersionLine.of("4.0")).orElseThrow().endOfLife();

    assertThat(table.verdict(spark("4.0.4"), lastDay).support()).isEqualTo(Support.MAINTAINED);
    assertThat(table.verdict(spark("4.0.4"), lastDay.plusDays(1)).support())
        .isEqualTo(Support.END_OF_LIFE);
  }

  @Test
  void theNewestLineIsTheNewestThatWasOutOnTheDay() {
    assertThat(table.newestLine(LocalDate.of(2024, 1, 1))).hasToString("3.5");
    assertThat(table.newestLine(LocalDate.of(2000, 1, 1))).hasToString("1.2");
  }

  @Test
  void aVerdictSaysWhyAndWhatToMoveTo() {
    assertThat(table.verdict(spark("3.3.1"), TODAY).because())
        .isEqualTo(
            "Spark 3.3 ended on 2023-12-16 (18 months after its first release); its last release"
                + " is 3.3.4. The newest line is 4.2.");
    assertThat(table.verdict(spark("2.4.0-cdh6.3.2"), TODAY).because())
        .startsWith("2.4.0-cdh6.3.2 is built and maintained by Cloudera CDH. Spark 2.4 ended");
    assertThat(table.verdict(spark("4.1.1"), TODAY).because()).contains("4.1.1 misses");
    assertThat(table.verdict(spark("9.0.0"), TODAY).because()).contains("update the table");
  }

  @ParameterizedTest
  @CsvSource({
    "3.3.1, 3.3.2, FITS",
    "3.3.1, 2.7.4, FITS",
    "3.1.1, 3.2.0, FITS",
    "2.4.8, 2.6.5, FITS",
    "2.4.8, 2.10.1, FITS",
    "1.4.0, 2.6.0, FITS",
    "4.1.1, 3.4.2, FITS",
    "4.2.0, 3.5.0, FITS",
    "3.0.0, 2.6.0, CUSTOM_BUILD",
    "3.5.0, 2.6.5, CUSTOM_BUILD",
    "3.4.1, 2.7.3, CUSTOM_BUILD",
    "3.3.0-amzn-0, 3.2.1-amzn-8, CUSTOM_BUILD",
    "2.4.0-cdh6.3.2, 3.0.0-cdh6.3.2, CUSTOM_BUILD",
    "2.4.8, 3.1.0, CUSTOM_BUILD",
    "4.0.1, 3.3.6, CUSTOM_BUILD",
    "4.0.1, 2.10.2, UNSUPPORTED",
    "3.3.1, 2.5.2, UNSUPPORTED",
    "2.2.0, 1.2.1, UNSUPPORTED",
    "1.6.3, 3.3.4, UNSUPPORTED",
    "4.1.1, 4.0.0, UNKNOWN",
    "9.0.0, 3.4.2, UNKNOWN"
  })
  void aHadoopFitsWhereAnOfficialBuildIsMadeForIt(String spark, String hadoop, Fit fit) {
    FitVerdict verdict = table.hadoopFit(spark(spark), HadoopVersion.parse(hadoop).orElseThrow());

    assertThat(verdict.fit()).as(verdict.because()).isEqualTo(fit);
    assertThat(verdict.because()).endsWith(".");
  }

  @Test
  void aCustomBuildIsExplainedWithWhatIsOfficialAndWhoBuiltIt() {
    HadoopVersion hadoop = HadoopVersion.parse("2.6.0-cdh5.15.2").orElseThrow();

    assertThat(table.hadoopFit(spark("3.0.0"), hadoop).because())
        .isEqualTo(
            "No official build of Spark 3.0 is for Hadoop 2.6; they are for 2.7 up to, not"
                + " including, 3.0 and 3.2 up to, not including, 4.0. This is a custom build, or"
                + " the build without Hadoop on jars of one's own.");
    assertThat(table.hadoopFit(spark("3.0.1.3.0.7110.0-81"), hadoop).because())
        .endsWith("This is a build of Cloudera CDP or HDP.");
  }

  @ParameterizedTest
  @CsvSource({
    "1.4.1, 6, FITS",
    "2.4.8, 8, FITS",
    "2.4.8, 11, UNSUPPORTED",
    "3.2.4, 17, UNSUPPORTED",
    "3.3.1, 17, FITS",
    "3.5.9, 21, UNSUPPORTED",
    "4.0.0, 8, UNSUPPORTED",
    "4.1.1, 21, FITS",
    "4.1.1, 25, UNSUPPORTED",
    "4.2.0, 25, FITS",
    "9.0.0, 25, UNKNOWN"
  })
  void aJavaFitsWhereTheDocumentationNamesIt(String spark, int java, Fit fit) {
    assertThat(table.javaFit(spark(spark), new JavaVersion(java)).fit()).isEqualTo(fit);
  }

  @ParameterizedTest
  @CsvSource({
    "1.6.3, 2.10, FITS",
    "2.2.0, 2.10, FITS",
    "2.4.8, 2.12, FITS",
    "2.3.0, 2.12, CUSTOM_BUILD",
    "3.1.1, 2.13, CUSTOM_BUILD",
    "3.2.0, 2.13, FITS",
    "3.0.0, 2.11, UNSUPPORTED",
    "4.0.0, 2.12, UNSUPPORTED",
    "9.0.0, 2.13, UNKNOWN"
  })
  void aScalaFitsWhereSparkIsPublishedForIt(String spark, String scala, Fit fit) {
    assertThat(table.scalaFit(spark(spark), ScalaVersion.parse(scala).orElseThrow()).fit())
        .isEqualTo(fit);
  }

  @Test
  void everyRowHasASourceAndEveryLineAnOfficialBuildForTheHadoopItBundles() {
    for (SparkLine line : table.lines()) {
      assertThat(line.sources()).isNotEmpty().allMatch(s -> s.startsWith("https://"));
      assertThat(line.endOfLife()).isAfter(line.released());
      assertThat(line.latestPatch().line()).isEqualTo(line.line());
      assertThat(table.builds(line.line())).isNotEmpty();
      for (HadoopBuild build : table.builds(line.line())) {
        assertThat(build.sources()).isNotEmpty().allMatch(s -> s.startsWith("https://"));
        assertThat(table.hadoopFit(line.latestPatch(), build.bundled()).fit()).isEqualTo(Fit.FITS);
      }
    }
  }

  @Test
  void aWrongRowIsNamedWithFileAndLine() {
    String header =
        "line,released,latest_patch,end_of_life,end_of_life_basis,scala,scala_custom,java,"
            + "hadoop_custom_from,hadoop_custom_below,source\n";

    assertThatThrownBy(() -> read(header + "3.5,2023-09-13\n"))
        .hasMessage("spark-lines.csv line 2 has 2 fields, the header has 11: correct the row");
    assertThatThrownBy(
            () -> read(header + "three,2023-09-13,3.5.9,2027-11-30,POLICY,2.12,,8,2.6,4.0,x\n"))
        .hasMessage("spark-lines.csv line 2: 'three' is no line: write it as 3.5");
    assertThatThrownBy(() -> read(header)).hasMessageContaining("no Spark line");
  }

  private static VersionTable read(String lines) {
    return VersionTable.read(new StringReader(lines), new StringReader(""));
  }

  private static SparkVersion spark(String text) {
    return SparkVersion.parse(text).orElseThrow();
  }
}
