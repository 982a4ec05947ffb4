package dev.tidewatch.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.EventParser;
import dev.tidewatch.core.spark.event.Parsed;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallApplicationTest {

  @Test
  void everyLineIsAnEventThatTheParserKnows() {
    assertThat(events(7).stream().map(event -> event.getClass().getSimpleName()))
        .containsExactly("LogStart", "EnvironmentUpdate", "ApplicationStart", "ApplicationEnd")
        .hasSize(SmallApplication.EVENTS);
  }

  @Test
  void itIsFoundByTheIdThatItsLogTells() {
    SmallApplication application = new SmallApplication(7);

    assertThat(events(7))
        .filteredOn(ApplicationStart.class::isInstance)
        .extracting(event -> ((ApplicationStart) event).id())
        .containsExactly(application.appId());
  }

  @Test
  void theSameNumberGivesTheSameBytes() {
    assertThat(new SmallApplication(7).log()).isEqualTo(new SmallApplication(7).log());
  }

  @Test
  void idsAreAsManyAsNumbers() {
    assertThat(IntStream.range(0, 1_000).mapToObj(n -> new SmallApplication(n).appId()))
        .doesNotHaveDuplicates();
  }

  private static List<Parsed> events(int number) {
    EventParser parser = new EventParser(Redaction.none());
    return new String(new SmallApplication(number).log(), UTF_8)
        .lines()
        .map(line -> parser.parse(line.getBytes(UTF_8)))
        .toList();
  }
}
