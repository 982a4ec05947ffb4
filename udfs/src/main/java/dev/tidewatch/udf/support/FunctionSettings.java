package dev.tidewatch.udf.support;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a function, as a server's configuration has them: {@code
 * ksql.functions.<function>.<setting>} for one function, else {@code
 * ksql.functions._global_.tidewatch.<setting>} for all.
 */
public final class FunctionSettings {

  private static final String PREFIX = "ksql.functions.";
  private static final String GLOBAL = PREFIX + "_global_.tidewatch.";

  private final Map<String, ?> configs;
  private final String function;

  /**
   * Reads what ksqlDB hands to {@code Configurable.configure}.
   *
   * @param function its name in lower case
   */
  public FunctionSettings(Map<String, ?> configs, String function) {
    this.configs = configs;
    this.function = function;
  }

  private @Nullable String text(String setting) {
    Object own = configs.get(PREFIX + function + "." + setting);
    Object value = own == null ? configs.get(GLOBAL + setting) : own;
    return value == null ? null : value.toString().strip();
  }

  private String name(String setting) {
    return PREFIX + function + "." + setting;
  }

  /**
   * A regular expression.
   *
   * @throws ConfigException naming the setting, when it is none
   */
  public @Nullable Pattern pattern(String setting) {
    String text = text(setting);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new ConfigException(
          name(setting), text, "no regular expression: " + e.getDescription());
    }
  }

  /**
   * A number of milliseconds.
   *
   * @throws ConfigException naming the setting, when it is none above 0
   */
  public long milliseconds(String setting, long absent) {
    String text = text(setting);
    if (text == null) {
      return absent;
    }
    try {
      long value = Long.parseLong(text);
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException none) {
      // said below
    }
    throw new ConfigException(name(setting), text, "write a number of milliseconds above 0");
  }
}
