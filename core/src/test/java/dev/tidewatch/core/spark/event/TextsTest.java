package dev.tidewatch.core.spark.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorRemoved;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {

  /** Shouts what it saw, and how. */
  private static final Redaction MARKING =
      new Redaction() {
        @Override
        public String property(String key, String value) {
          return key + "=" + value.toUpperCase(Locale.ROOT);
        }

        @Override
        public String text(String text) {
          return text.replace("secret", "***");
        }
      };

  @Test
  void everyFreeTextThatIsKeptIsRedacted() {
    String line =
        Lines.event(
            "SparkListenerJobStart",
            "'Job ID':4,'Stage Infos':["
                + Lines.STAGE
                    .replace("count at", "secret at")
                    .replace("the call site", "secret site")
                    .replace("\"lost\"", "\"secret lost\"")
                    .replace("bad rows", "secret rows")
                    .replace("\"17\"", "\"secret17\"")
                    .replace("cached", "secret cached")
                + "]",
            "'Properties':{'spark.job.description':'secret','spark.jobGroup.id':'secret'"
                + ",'spark.job.tags':'secret','spark.scheduler.pool':'secret'}");

    Parsed parsed = parse(line);

    assertThat(parsed).isInstanceOf(SparkEvent.JobStart.class);
    assertThat(parsed.toString()).doesNotContain("secret").contains("***");
  }

  @Test
  void everyFreeTextOfATaskIsRedacted() {
    for (String reason :
        new String[] {
          "\"Reason\":\"TaskKilled\",\"Kill Reason\":\"secret\"",
          "\"Reason\":\"ExecutorLostFailure\",\"Loss Reason\":\"secret\"",
          "\"Reason\":\"ExceptionFailure\",\"Full Stack Trace\":\"secret\"",
          "\"Reason\":\"ExceptionFailure\",\"Class Name\":\"c\",\"Description\":\"secret\""
        }) {
      String line =
          Lines.TASK_END
              .replace("\"Reason\":\"Success\"", reason)
              .replace("bad rows", "secret rows");
      Parsed parsed = parse(line);

      assertThat(parsed).isInstanceOf(SparkEvent.TaskEnd.class);
      assertThat(parsed.toString()).doesNotContain("secret").contains("***");
    }
  }

  @Test
  void propertiesAreRedactedByKeyAndAddressesAsText() {
    assertThat(
            parse(
                Lines.event(
                    "SparkListenerEnvironmentUpdate",
                    "'JVM Information':{'a':'b'},'Spark Properties':{'k':'v'}",
                    "'Hadoop Properties':{'h':'i'},'System Properties':{'s':'t'}",
                    "'Metrics Properties':{'m':'n'},'Classpath Entries':{'/secret.jar':'x'}")))
        .hasToString(
            "EnvironmentUpdate[jvmInformation={a=a=B}, sparkProperties={k=k=V},"
                + " hadoopProperties={h=h=I}, systemProperties={s=s=T},"
                + " metricsProperties={m=m=N}, classpathEntries={/***.jar=x}]");
    assertThat(
            parse(
                    Lines.event(
                        "SparkListenerExecutorAdded",
                        "'Timestamp':5,'Executor ID':'1','Executor Info':{'Host':'h','Total Cores':4"
                            + ",'Log Urls':{'stderr':'http://secret'},'Attributes':{'A':'b'}}"))
                .toString())
        .contains("http://***")
        .contains("{A=A=B}");
  }

  @Test
  void aTextOfTheLimitIsKeptWholeAndOneMoreCharacterIsCut() {
    String longest = "x".repeat(Texts.MAX_CHARS);

    assertThat(removedReason(longest).equals(longest)).isTrue();
    assertThat(removedReason(longest + "y").equals(longest + Texts.CUT)).isTrue();
  }

  @Test
  void aSecretAcrossTheCutIsRedactedFirst() {
    String text = "x".repeat(Texts.MAX_CHARS - 3) + "secret" + "x".repeat(20_000);

    String kept = removedReason(text);

    assertThat(kept.contains("sec")).isFalse();
    assertThat(kept.endsWith("x" + Texts.CUT)).isTrue();
    assertThat(kept.length()).isBetween(Texts.MAX_CHARS, Texts.MAX_CHARS + Texts.CUT.length());
  }

  @Test
  void charactersAreNeverCutInTwo() {
    for (String character : new String[] {"\u00e9", "\u20ac", "\ud83d\ude00", "\\u00e9", "\\n"}) {
      for (int shift : new int[] {0, 1, 5}) {
        String text = "x".repeat(shift) + character.repeat(Texts.MAX_RAW_BYTES / 2 + 1);
        String kept = removedReason(text);
        // Compared as booleans: a failure must not print some hundred thousand characters.
        assertThat(kept.endsWith(Texts.CUT)).as("cut %s, %d", character, shift).isTrue();
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(kept)).isTrue();
        assertThat(kept.length()).isLessThanOrEqualTo(Texts.MAX_CHARS + Texts.CUT.length());
      }
    }
  }

  private static String removedReason(String jsonText) {
    Parsed parsed =
        parse(
            "{\"Event\":\"SparkListenerExecutorRemoved\",\"Timestamp\":1,\"Executor ID\":\"2\","
                + "\"Removed Reason\":\""
                + jsonText
                + "\"}");
    assertThat(parsed).isInstanceOf(ExecutorRemoved.class);
    String reason = ((ExecutorRemoved) parsed).reason();
    return reason == null ? "" : reason;
  }

  private static Parsed parse(String line) {
    return new EventParser(MARKING).parse(line.getBytes(StandardCharsets.UTF_8));
  }
}
