package dev.tidewatch.core.spark.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.Parsed.Malformed;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EventParserPropertiesTest {

  private static final List<String> LINES =
      List.of(
          Lines.TASK_END,
          Lines.TASK_START,
          Lines.event("SparkListenerStageCompleted", "'Stage Info':" + Lines.STAGE),
          Lines.event(
              "SparkListenerJobStart",
              "'Job ID':4,'Stage Infos':[" + Lines.STAGE + "]",
              "'Stage IDs':[3],'Properties':{'spark.job.description':'d\u00e9j\u00e0 \ud83d\ude00'}"),
          Lines.event(
              "SparkListenerEnvironmentUpdate",
              "'JVM Information':{'Java Version':'17'},'Spark Properties':{'spark.a':'b'}",
              "'System Properties':{},'Classpath Entries':{'/a.jar':'System Classpath'}"),
          "{\"Timestamp\":1,\"Event\":\"SparkListenerApplicationEnd\",\"ExitCode\":0}",
          Lines.event("com.example.Unheard", "'a':[{},null,1.5e3,'\\\\u00e9']"));

  private final EventParser parser = new EventParser(Redaction.none());

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.of(LINES);
  }

  @Property(tries = 5000)
  void aPrefixOfALineIsRefusedAndTheWholeLineIsNot(
      @ForAll("lines") String line, @ForAll @IntRange(max = 4000) int length) {
    byte[] bytes = line.getBytes(UTF_8);
    int prefix = Math.min(length, bytes.length);

    Parsed parsed = parser.parse(bytes, 0, prefix);

    if (prefix == bytes.length) {
      assertThat(parsed).isNotInstanceOf(Malformed.class);
    } else {
      assertThat(parsed)
          .isInstanceOfSatisfying(
              Malformed.class, m -> assertThat(m.reason()).isEqualTo(Parsed.Reason.NOT_JSON));
    }
  }

  @Property(tries = 20_000)
  void aChangedByteNeverThrows(
      @ForAll("lines") String line, @ForAll @IntRange(max = 4000) int at, @ForAll byte value) {
    byte[] bytes = line.getBytes(UTF_8);
    bytes[at % bytes.length] = value;

    assertThat(parser.parse(bytes)).isNotNull();
  }

  @Property(tries = 5000)
  void bytesOfAnyKindNeverThrow(@ForAll byte[] bytes) {
    assertThat(parser.parse(bytes)).isNotNull();
  }

  @Property(tries = 2000)
  void aParserIsNotChangedByWhatItHasRead(
      @ForAll("lines") String line, @ForAll @IntRange(max = 4000) int at, @ForAll byte value) {
    byte[] broken = line.getBytes(UTF_8);
    broken[at % broken.length] = value;
    Parsed before = parser.parse(line.getBytes(UTF_8));

    parser.parse(broken);
    parser.parse(Arrays.copyOf(broken, at % broken.length));

    assertThat(parser.parse(line.getBytes(UTF_8))).isEqualTo(before);
  }
}
