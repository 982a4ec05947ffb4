package dev.tidewatch.core.versions;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkVersionTest {

  @ParameterizedTest
  @CsvSource({
    "3.3.1, 3.3.1, '', false, ''",
    "2.4.0-cdh6.3.2, 2.4.0, -cdh6.3.2, false, Cloudera CDH",
    "2.4.0.cloudera2, 2.4.0, .cloudera2, false, Cloudera CDS",
    "3.2.1.3.3.7180.0-274, 3.2.1, .3.3.7180.0-274, false, Cloudera CDP or HDP",
    "2.4.7.7.1.7.0-551, 2.4.7, .7.1.7.0-551, false, Cloudera CDP or HDP",
    "3.5.1-amzn-0, 3.5.1, -amzn-0, false, Amazon EMR",
    "2.4.4.0-mapr-630, 2.4.4, .0-mapr-630, false, HPE Ezmeral Data Fabric (MapR)",
    "3.1.1.119, 3.1.1, .119, false, ''",
    "4.0.0-preview2, 4.0.0, -preview2, true, ''",
    "3.1.0-SNAPSHOT, 3.1.0, -SNAPSHOT, true, ''",
    "4.2.0-rc6, 4.2.0, -rc6, true, ''"
  })
  void isTakenApartIntoBaseSuffixAndVendor(
      String text, String base, String suffix, boolean preview, String vendor) {
    SparkVersion version = SparkVersion.parse(text).orElseThrow();

    assertThat(version.base()).isEqualTo(base);
    assertThat(version.suffix()).isEqualTo(suffix);
    assertThat(version.isPreview()).isEqualTo(preview);
    assertThat(version.isVendorBuild()).isEqualTo(!suffix.isEmpty() && !preview);
    assertThat(version.vendor().orElse("")).isEqualTo(vendor);
    assertThat(version).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "unknown", "v3.3.1", "3.3.1 (amzn)", "3..1", "99999999999.1.1"})
  void textThatIsNoVersionIsNoVersion(String text) {
    assertThat(SparkVersion.parse(text)).isEmpty();
  }

  @Property
  void anyThreeNumbersAreAReleaseThatPrintsAsItWasRead(
      @ForAll @IntRange(max = 9999) int major,
      @ForAll @IntRange(max = 9999) int minor,
      @ForAll @IntRange(max = 9999) int patch) {
    String text = major + "." + minor + "." + patch;

    assertThat(SparkVersion.parse(text).orElseThrow()).hasToString(text);
  }

  @Property
  void whatIsReadFromAnyTextPrintsAsAVersionThatReadsTheSame(
      @ForAll @CharRange(from = '-', to = '9') String text) {
    SparkVersion.parse(text)
        .ifPresent(version -> assertThat(SparkVersion.parse(version.toString())).contains(version));
  }

  @ParameterizedTest
  @CsvSource({
    "1.8.0_92 (Oracle Corporation), 8",
    "1.7.0_67 (Oracle Corporation), 7",
    "11.0.21 (Eclipse Adoptium), 11",
    "17.0.15, 17",
    "25 (Oracle Corporation), 25",
    "21-ea, 21"
  })
  void javaIsKnownByItsFeatureRelease(String text, int feature) {
    assertThat(JavaVersion.parse(text)).contains(new JavaVersion(feature));
  }

  @ParameterizedTest
  @CsvSource({"version 2.12.10, 2.12", "2.13.8, 2.13", "2.11, 2.11"})
  void scalaIsKnownByItsBinaryVersion(String text, String binary) {
    assertThat(ScalaVersion.parse(text).orElseThrow()).hasToString(binary);
  }
}
