package dev.tidewatch.core.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactPropertyTest {

  private final Redactor redactor = Redactor.sparkDefaults();

  @ParameterizedTest
  @CsvSource({
    "spark.authenticate.secret, x",
    "spark.ssl.keyPassword, x",
    "SPARK.SSL.TRUSTSTOREPASSWORD, x",
    "fs.s3a.access.key, x",
    "mapreduce.job.token.tracking.ids.enabled, false",
    "spark.app.name, token-refresh",
    "sun.java.command, org.apache.spark.deploy.SparkSubmit --conf spark.x.secret=abc job.py",
    "spark.driver.extraJavaOptions, -Djavax.net.ssl.keyStorePassword=abc"
  })
  void isHiddenWholeWhereSparkHidesItByKeyOrByValue(String key, String value) {
    assertThat(redactor.property(key, value)).isEqualTo(Redactor.REPLACEMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "spark.sql.shuffle.partitions, 200",
    "spark.kubernetes.authenticate.driver.serviceAccountName, spark",
    "spark.eventLog.dir, s3a://bucket/path@v1",
    "spark.app.name, nightly etl",
    "fs.s3a.aws.credentials.provider, org.apache.hadoop.fs.s3a.auth.IAMInstanceCredentialsProvider",
    "spark.driver.extraJavaOptions, -Xmx4g -Duser.timezone=UTC"
  })
  void staysAsItIsWhereSparkShowsItAndItHoldsNoSecret(String key, String value) {
    assertThat(redactor.property(key, value)).isSameAs(value);
  }

  @ParameterizedTest
  @CsvSource({
    "spark.datasource.url, https://etl:hunter2@db/x, https://etl:*********(redacted)@db/x",
    "fs.azure.account.key.acc.blob.core.windows.net, a, a",
    "azure.connection, AccountName=acc;AccountKey=ab+/==, AccountName=acc;AccountKey=*********(redacted)",
    "spark.executor.extraJavaOptions, -Ddb.passwd=x -Da=b, -Ddb.passwd=*********(redacted) -Da=b"
  })
  void losesItsSecretPartWhereSparkWouldShowIt(String key, String value, String expected) {
    assertThat(redactor.property(key, value)).isEqualTo(expected);
  }

  @Test
  void ownPatternsAreAppliedToTheKeyAndToTheValue() {
    Redactor own = Redactor.of(Pattern.compile("(?i)pin"), Pattern.compile("internal"));

    assertThat(own.property("card.PIN", "1234")).isEqualTo(Redactor.REPLACEMENT);
    assertThat(own.property("host", "db.internal")).isEqualTo(Redactor.REPLACEMENT);
    assertThat(own.property("spark.app.name", "token-refresh")).isEqualTo("token-refresh");
  }

  @Test
  void aPatternThatRunsOutOfStackHidesTheValue() {
    Redactor own = Redactor.of(Pattern.compile("never"), Pattern.compile("(a|b)*c"));

    assertThat(own.property("k", "ab".repeat(1_000_000))).isEqualTo(Redactor.REPLACEMENT);
  }

  @Property
  void theFastFormOfSparksPatternFindsWhatTheRegularExpressionFinds(@ForAll("near") String text) {
    boolean expected = Pattern.compile(Redactor.SPARK_REDACTION_REGEX).matcher(text).find();

    assertThat(SensitiveMatcher.sparkDefault().foundIn(text)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<String> near() {
    return Arbitraries.of(
            "secret", "SECRE", "t", "pass", "Word", "tok", "en", "ACCESS", "access", ".", "key",
            "KEY", "-", " ", "K", "ſ", "é", "\u0000")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }
}
