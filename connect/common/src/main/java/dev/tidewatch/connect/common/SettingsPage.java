package dev.tidewatch.connect.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.jspecify.annotations.Nullable;

/** Renders the definition of a connector's settings as the page that documents them. */
public final class SettingsPage {

  private SettingsPage() {}

  /**
   * Compares a page with what it must be; with {@code -Dregenerate=true} writes it.
   *
   * @param name of the file under {@code docs/}
   * @param module the directory of the connector's module
   * @throws IllegalStateException with the command that writes it, when it is stale
   */
  public static void check(String name, String module, String content) {
    Path page = Path.of(System.getProperty("tidewatch.root", ".."), "docs", name);
    try {
      if (Boolean.getBoolean("regenerate")) {
        Files.writeString(page, content);
      }
      if (!Files.exists(page) || !Files.readString(page).equals(content)) {
        throw new IllegalStateException(
            "docs/"
                + name
                + " is stale; regenerate it: mvn -q -pl connect/"
                + module
                + " -am verify -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dregenerate=true");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * The page, in Markdown.
   *
   * @param title what the connector is called
   * @param connector its class, as it is written into {@code connector.class}
   */
  public static String of(String title, String connector, ConfigDef definition) {
    StringBuilder page = new StringBuilder();
    page.append(
            "<!-- Generated from the code. Do not edit: a test fails and names the command. -->\n\n")
        .append("# ")
        .append(title)
        .append("\n\n")
        .append("`connector.class=")
        .append(connector)
        .append("`\n\n")
        .append("Beside these, all settings of Kafka Connect itself: `tasks.max`, converters,")
        .append(" `errors.*`, `producer.override.*`, `consumer.override.*`.")
        .append(" What they do together is in [Connect](connect.md).\n");
    List<String> groups =
        definition.configKeys().values().stream().map(key -> key.group).distinct().toList();
    for (String group : groups) {
      page.append("\n## ").append(group).append("\n");
      definition.configKeys().values().stream()
          .filter(key -> group.equals(key.group))
          .forEach(key -> page.append(describe(key)));
    }
    return page.toString();
  }

  private static String describe(ConfigKey key) {
    return """

    ### `%s`

    %s

    | type | default | allowed | importance |
    |---|---|---|---|
    | %s | %s | %s | %s |
    """
        .formatted(
            key.name,
            key.documentation,
            key.type.name().toLowerCase(Locale.ROOT),
            defaultOf(key),
            key.validator == null ? "anything" : key.validator.toString(),
            key.importance.name().toLowerCase(Locale.ROOT));
  }

  private static String defaultOf(ConfigKey key) {
    if (!key.hasDefault()) {
      return "required";
    }
    String text = text(key.defaultValue);
    return text.isEmpty() ? "none" : "`" + text + "`";
  }

  private static String text(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    return value == null ? "" : value.toString();
  }
}
