package dev.tidewatch.core.spark.event;

import static dev.tidewatch.core.spark.event.Lines.TASK_END;
import static dev.tidewatch.core.spark.event.Lines.TASK_START;
import static dev.tidewatch.core.spark.event.Lines.event;
import static dev.tidewatch.core.spark.event.Lines.malformed;
import static dev.tidewatch.core.spark.event.Lines.parse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.Parsed.Malformed;
import dev.tidewatch.core.spark.event.Parsed.Reason;
import dev.tidewatch.core.spark.event.SparkEvent.JobEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import dev.tidewatch.core.spark.event.SparkEvent.UnpersistRdd;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad line is an answer with a reason; a strange one that Spark reads is read. */
class BadLinesTest {

  @Test
  void aLineCutOffIsNotJsonAndSaysWhere() {
    Malformed cut = malformed(TASK_END.substring(0, 700));

    assertThat(cut)
        .isEqualTo(
            new Malformed(Reason.NOT_JSON, "ends before its object is complete, at byte 700"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "}", "{}", ",", "\u0000", "{\"Event\":\"SparkListenerLogStart\"}"})
  void moreAfterTheObjectIsRefusedRatherThanDroppedUnseen(String garbage) {
    assertThat(malformed(TASK_START + garbage).reason()).isEqualTo(Reason.NOT_JSON);
    assertThat(malformed(event("Unheard") + " " + garbage).reason()).isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void whiteSpaceAroundTheObjectIsFine() {
    assertThat(parse(" \t" + TASK_START + " \r\n")).isEqualTo(parse(TASK_START));
  }

  @Test
  void aByteOrderMarkIsSteppedOver() {
    assertThat(parse("\uFEFF" + TASK_START)).isEqualTo(parse(TASK_START));
  }

  @Test
  void onlyTheGivenRangeIsRead() {
    byte[] bytes = ("garbage" + TASK_END + "garbage").getBytes(UTF_8);

    assertThat(new EventParser(Redaction.none()).parse(bytes, 7, bytes.length - 14))
        .isEqualTo(parse(TASK_END));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "nonsense", "{", "\u0000\u0000\u0000\u0000", "{'Event':'x'}"})
  void whatIsNotJsonIsSaidToBe(String line) {
    assertThat(malformed(line).reason()).isEqualTo(Reason.NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "17",
        "\"text\"",
        "{}",
        "{\"a\":1}",
        "{\"Event\":5}",
        "{\"a\":{\"Event\":\"nested\"}}",
        "{\"Event\":null}",
        "{\"a\":1,\"Event\":[]}"
      })
  void jsonWithoutAnEventNameIsSaidToBe(String line) {
    assertThat(malformed(line).reason()).isEqualTo(Reason.NO_EVENT_NAME);
  }

  @Test
  void nulBytesWithinAreRefused() {
    assertThat(malformed(TASK_END.replace("worker-12", "worker\u000012")).reason())
        .isEqualTo(Reason.NOT_JSON);
    assertThat(malformed(TASK_END.replace("ShuffleMapTask", "Shuffle\u0000Task")).reason())
        .isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void invalidUtf8IsRefusedEvenWhereItIsNotKept() {
    for (String place : new String[] {"worker-12", "ShuffleMapTask", "data size"}) {
      byte[] latin1 = TASK_END.replace(place, "\u00e9t\u00e9").getBytes(ISO_8859_1);
      assertThat(parse(latin1)).isInstanceOf(Malformed.class);
      assertThat(((Malformed) parse(latin1)).reason()).isEqualTo(Reason.NOT_JSON);
    }
  }

  @Test
  void utf16IsRefused() {
    assertThat(parse(TASK_END.getBytes(UTF_16LE)))
        .extracting(parsed -> ((Malformed) parsed).reason())
        .isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void nestingOf100000LevelsIsRefused() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    Malformed refused = malformed(event("Unheard", "'x':" + deep));

    assertThat(refused.reason()).isEqualTo(Reason.NOT_JSON);
    assertThat(refused.detail()).contains("nested deeper");
  }

  @Test
  void fieldsMayComeInAnyOrder() throws Exception {
    String sorted = sorted(TASK_END);

    assertThat(sorted).doesNotStartWith("{\"Event\"");
    assertThat(parse(sorted)).isEqualTo(parse(TASK_END)).isInstanceOf(TaskEnd.class);
  }

  @Test
  void unknownFieldsAreIgnoredAnywhere() {
    String extra = "\"New\":{\"a\":[1,{\"Event\":\"x\"}]},\"Other\":null,";
    String line =
        TASK_END.replaceAll("\\{\"(?!Event)", "{" + extra + "\"").replaceFirst("\\{", "{" + extra);

    assertThat(parse(line)).isEqualTo(parse(TASK_END));
  }

  @Test
  void ofAFieldGivenTwiceTheLastCounts() {
    assertThat(parse(event("SparkListenerUnpersistRDD", "'RDD ID':1,'RDD ID':2")))
        .isEqualTo(new UnpersistRdd(2));
    assertThat(
            parse(
                event(
                    "SparkListenerUnpersistRDD", "'Event':'SparkListenerUnpersistRDD','RDD ID':2")))
        .isEqualTo(new UnpersistRdd(2));
  }

  @Test
  void twoDifferentEventNamesAreRefused() {
    assertThat(malformed(event("SparkListenerUnpersistRDD", "'RDD ID':2,'Event':'Other'")).reason())
        .isEqualTo(Reason.NO_EVENT_NAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Stage ID\":3           | \"Stage ID\":\"3\"        | Stage ID: expected a number, found a string",
        "\"Stage ID\":3           | \"Stage ID\":null         | Stage ID: expected a number, found null",
        "\"Finish Time\":1700000001000 | \"Finish Time\":[]   | Finish Time: expected a number, found an array",
        "\"Failed\":false         | \"Failed\":\"false\"      | Failed: expected a boolean, found a string",
        "\"Host\":\"worker-12\"   | \"Host\":12               | Host: expected a string, found a number",
        "\"Host\":\"worker-12\"   | \"Host\":null             | Host: expected a string, found null",
        "\"Locality\":\"NODE_LOCAL\" | \"Locality\":\"NEAR\"  | Locality: expected one of Spark's task localities",
        "\"Result Size\":5        | \"Result Size\":true      | Result Size: expected a number, found a boolean",
        "{\"Reason\":\"Success\"} | \"Success\"               | Task End Reason: expected an object, found a string",
        "\"Accumulables\":[       | \"Accumulables\":[1,      | Accumulables: expected an array of objects, found a number",
        "\"JVMHeapMemory\":1000   | \"JVMHeapMemory\":{}      | JVMHeapMemory: expected a number, found an object",
      })
  void aFieldOfAnotherTypeIsNamedWithItsPlace(String field, String wrong, String detail) {
    String line = TASK_END.replace(field, wrong);

    Malformed refused = malformed(line);

    assertThat(refused.reason()).isEqualTo(Reason.WRONG_TYPE);
    assertThat(refused.detail()).startsWith(detail).containsPattern(" at byte \\d+$");
  }

  @Test
  void theByteOfAnErrorCountsFromTheLinesBeginning() {
    String line = TASK_END.replace("\"Host\":\"worker-12\"", "\"Host\":12");
    byte[] bytes = ("some earlier line\n" + line).getBytes(UTF_8);

    Malformed refused =
        (Malformed) new EventParser(Redaction.none()).parse(bytes, 18, bytes.length - 18);

    assertThat(refused.detail()).endsWith("at byte " + (line.indexOf("\"Host\":") + 7));
  }

  @Test
  void aMissingFieldIsNamedWithItsObject() {
    assertThat(malformed(TASK_END.replace("\"Launch Time\":", "\"Lunch Time\":")))
        .extracting(Malformed::reason, m -> m.detail().replaceAll("\\d+", "n"))
        .containsExactly(
            Reason.MISSING_FIELD, "Launch Time: missing in Task Info, which ends at byte n");
    assertThat(malformed(TASK_END.replace("\"Fetch Wait Time\":17,", "")).detail())
        .startsWith("Fetch Wait Time: missing in Shuffle Read Metrics");
    assertThat(malformed(event("SparkListenerTaskStart", "'Stage ID':1")).detail())
        .startsWith("Task Info: missing in SparkListenerTaskStart");
  }

  @Test
  void detailsNeverQuoteTheLine() {
    String secret = "hunter2";
    for (String line :
        new String[] {
          "{\"Event\":" + secret + "}",
          "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":" + secret + "}",
          "{\"" + secret + "\":1}",
          event("SparkListenerEnvironmentUpdate", "'JVM Information':{'" + secret + "':5}"),
          TASK_END.replace("NODE_LOCAL", secret),
          TASK_END + secret,
        }) {
      assertThat(malformed(line).detail()).doesNotContain(secret);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2.9, 2",
    "-2.9, -2",
    "1e3, 1000",
    "4294967301, 5",
    "-4294967295, 1",
    "18446744073709551623, 7",
    "1e300, 2147483647",
    "-1e999, -2147483648",
    "-0, 0"
  })
  void numbersAreNarrowedAsInSpark(String number, int read) {
    assertThat(
            parse(
                event(
                    "SparkListenerJobEnd",
                    "'Job ID':" + number,
                    "'Job Result':{'Result':'JobSucceeded'}")))
        .isEqualTo(new JobEnd(read, -1, true));
  }

  @ParameterizedTest
  @CsvSource({
    "2.9, 2",
    "18446744073709551623, 7",
    "1e300, 9223372036854775807",
    "9223372036854775807, 9223372036854775807"
  })
  void longNumbersAreNarrowedAsInSpark(String number, long read) {
    String line = TASK_START.replace("\"Task ID\":77", "\"Task ID\":" + number);

    assertThat(parse(TaskStart.class, line).task().taskId()).isEqualTo(read);
  }

  @Test
  void numbersOfMoreThan1000DigitsAreRefusedAsInSpark() {
    String digits = "9".repeat(1001);

    assertThat(malformed(event("SparkListenerUnpersistRDD", "'RDD ID':" + digits)).reason())
        .isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void notANumberIsNotJson() {
    assertThat(malformed(event("SparkListenerUnpersistRDD", "'RDD ID':NaN")).reason())
        .isEqualTo(Reason.NOT_JSON);
  }

  private static String sorted(String line) throws Exception {
    var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
    var tree = mapper.readTree(line);
    return StreamSupport.stream(((Iterable<String>) tree::fieldNames).spliterator(), false)
        .sorted(java.util.Comparator.reverseOrder())
        .map(name -> "\"" + name + "\":" + tree.get(name))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
