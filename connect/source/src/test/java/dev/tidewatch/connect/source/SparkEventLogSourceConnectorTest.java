package dev.tidewatch.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

class SparkEventLogSourceConnectorTest {

  private final SparkEventLogSourceConnector connector = new SparkEventLogSourceConnector();
  private final Map<String, String> given = Settings.in("/var/log/spark");

  @Test
  void aServiceFileNamesIt() {
    assertThat(ServiceLoader.load(SourceConnector.class))
        .hasAtLeastOneElementOfType(SparkEventLogSourceConnector.class);
  }

  @Test
  void whatIsEnoughHasNoErrors() {
    assertThat(errors()).isEmpty();
    assertThat(connector.exactlyOnceSupport(given)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    assertThat(connector.canDefineTransactionBoundaries(given))
        .isEqualTo(ConnectorTransactionBoundaries.SUPPORTED);
  }

  @Test
  void everyErrorSaysWhatIsExpected() {
    given.put("directories", "logs");
    given.put("topic", "no topic");
    given.put("files.ignore.pattern", "(");
    given.put("poll.interval.ms", "1");

    assertThat(errors())
        .hasSize(4)
        .anySatisfy(error -> assertThat(error).contains("'logs' is not absolute"))
        .anySatisfy(error -> assertThat(error).contains("expected the name of a topic"))
        .anySatisfy(error -> assertThat(error).contains("a regular expression"))
        .anySatisfy(error -> assertThat(error).contains("poll.interval.ms"));
  }

  @Test
  void aConverterThatWouldChangeBytesIsRefused() {
    given.put("header.converter", "org.apache.kafka.connect.storage.SimpleHeaderConverter");

    assertThat(errors())
        .singleElement()
        .asString()
        .startsWith("header.converter of this connector must be");
    assertThat(connector.validate(given).configValues())
        .filteredOn(value -> !value.errorMessages().isEmpty())
        .extracting(ConfigValue::name)
        .containsExactly("header.converter");
  }

  @Test
  void directoriesOfDifferentFileSystemsAreRefused() {
    given.put("directories", "/var/log/spark,hdfs://namenode:8020/logs");

    assertThat(errors()).singleElement().asString().contains("make a connector for each");
  }

  @Test
  void theLongestLineIsWhatTheProducerSends() {
    assertThat(SourceSettings.of(given).maxLineBytes()).isEqualTo((1 << 20) - 4096);
    given.put("producer.override.max.request.size", "67108864");
    assertThat(SourceSettings.of(given).maxLineBytes()).isEqualTo((64 << 20) - 4096);
  }

  @Test
  void everyTaskKnowsItsNumberAndItsShareOfTheRate() {
    given.put("rate.events.per.second", "300");
    connector.start(given);

    List<SourceSettings> tasks = connector.taskConfigs(3).stream().map(SourceSettings::of).toList();

    assertThat(tasks).extracting(SourceSettings::task).containsExactly(0, 1, 2);
    assertThat(tasks).allSatisfy(task -> assertThat(task.linesPerSecond()).isEqualTo(100));
  }

  @Test
  void offsetsCanBeSetToWhatATaskUnderstandsAlone() {
    Map<String, ?> partition = Map.of("application", "a", "file", "a.zstd");
    assertThat(connector.alterOffsets(given, Map.of(partition, Map.of("offset", 7)))).isTrue();

    assertThatThrownBy(() -> connector.alterOffsets(given, Map.of(Map.of("file", "a"), Map.of())))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("lacks application");
    assertThatThrownBy(
            () -> connector.alterOffsets(given, Map.of(partition, Map.of("offset", "seven"))))
        .isInstanceOf(ConnectException.class);
  }

  private List<String> errors() {
    return connector.validate(given).configValues().stream()
        .map(ConfigValue::errorMessages)
        .flatMap(List::stream)
        .toList();
  }
}
