package dev.tidewatch.udf.support;

import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.redact.Redactor;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What functions hide: what Spark hides, and what the server's operator wants hidden besides. */
public final class FunctionRedaction {

  private static final String KEYS = "redaction.key.pattern";
  private static final String VALUES = "redaction.value.pattern";

  private FunctionRedaction() {}

  /** As configured for a function. */
  public static Redaction of(Map<String, ?> configs, String function) {
    FunctionSettings settings = new FunctionSettings(configs, function);
    Pattern keys = settings.pattern(KEYS);
    Pattern values = settings.pattern(VALUES);
    return keys == null && values == null
        ? Redactor.sparkDefaults()
        : Redactor.of(besides(keys), besides(values));
  }

  private static Pattern besides(@Nullable Pattern more) {
    String standard = Redactor.SPARK_REDACTION_REGEX;
    return Pattern.compile(
        more == null ? standard : "(?:" + standard + ")|(?:" + more.pattern() + ")");
  }
}
