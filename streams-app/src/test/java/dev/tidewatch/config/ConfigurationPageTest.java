package dev.tidewatch.config;

import dev.tidewatch.docs.GeneratedPage;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  private static final GeneratedPage PAGE =
      new GeneratedPage("configuration.md", ConfigurationPageTest.class);

  @Test
  void theReferencePageListsEveryKeyAsItIsDefined() {
    PAGE.mustBe(PAGE.notice() + introduction() + sections() + passThrough());
  }

  private static String introduction() {
    return """

    # Configuration

    `./tidewatch run --config FILE` reads a file of Java properties in UTF-8. Every key can be
    overridden by an environment variable, and that by `--set key=value`. Every error is listed
    before anything starts (exit status 2). Unknown keys are errors, except below `kafka.` and
    `streams.`: there a name that is nearly one of Kafka's is, and all others are passed on to Kafka,
    whose plugins may know them.

    The smallest file:

    ```properties
    bootstrap.servers=localhost:9092
    ```

    An environment variable is `TIDEWATCH_` and the key in upper case with `_` for each `.`.
    `TIDEWATCH_HOME`, `TIDEWATCH_JAVA_OPTS` and `TIDEWATCH_KSQL_PASSWORD` belong to the launcher, and the variables that
    Kubernetes sets for a service named `tidewatch…` are passed over.
    """;
  }

  private static String sections() {
    return Arrays.stream(Key.Section.values())
        .map(section -> "\n## " + section.title() + "\n" + keysOf(section))
        .collect(Collectors.joining());
  }

  private static String keysOf(Key.Section section) {
    return Keys.ALL.stream()
        .filter(key -> key.section() == section)
        .map(ConfigurationPageTest::describe)
        .collect(Collectors.joining());
  }

  private static String describe(Key<?> key) {
    return """

    ### `%s`

    %s

    | type | default | allowed | environment |
    |---|---|---|---|
    | %s | %s | %s | `%s` |
    """
        .formatted(
            key.name(),
            key.doc(),
            key.type().name(),
            defaultOf(key),
            key.type().allowed(),
            key.environmentVariable());
  }

  private static String defaultOf(Key<?> key) {
    String value = key.defaultValue();
    if (value == null) {
      return "required, for instance `" + key.example() + "`";
    }
    return value.isEmpty() ? "none, for instance `" + key.example() + "`" : "`" + value + "`";
  }

  private static String passThrough() {
    return "\n## Settings of Kafka's clients and of Kafka Streams\n"
        + PassThroughKeys.ALL.stream()
            .map(ConfigurationPageTest::describe)
            .collect(Collectors.joining());
  }

  private static String describe(PassThroughKeys keys) {
    return """

    ### `%s*`

    %s They are passed on without the prefix. Refused, because Tidewatch relies on its own value:

    | setting | reason |
    |---|---|
    %s"""
        .formatted(
            keys.prefix(),
            keys.doc(),
            keys.refused().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> "| `" + e.getKey() + "` | " + e.getValue() + " |\n")
                .collect(Collectors.joining()));
  }
}
