package dev.tidewatch.connect.avro;

import dev.tidewatch.connect.common.Checks;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryTimeouts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** The settings of the converter as Connect sees them; instances have them under the same names. */
final class ConverterConfig {

  static final String URLS = "schema.registry.url";
  static final String USER = "schema.registry.basic.auth.user.info";

  private static final String GROUP = "Schema registry";

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              URLS,
              ConfigDef.Type.LIST,
              ConfigDef.NO_DEFAULT_VALUE,
              Checks.that(
                  "URLs of registries, with commas between", value -> fault((List<?>) value)),
              Importance.HIGH,
              "Registries with Confluent's REST API, tried in this order, as instances have them.",
              GROUP,
              1,
              Width.LONG,
              "Registries")
          .define(
              USER,
              ConfigDef.Type.PASSWORD,
              "",
              Importance.MEDIUM,
              "`user:password` for registries that ask for it, as HTTP basic authentication.",
              GROUP,
              2,
              Width.MEDIUM,
              "User");

  private ConverterConfig() {}

  /** The client of the registries that are given. */
  static RegistryClient client(Map<String, ?> given) {
    AbstractConfig config = new AbstractConfig(DEFINITION, given, false);
    List<URI> urls = config.getList(URLS).stream().map(URI::create).toList();
    String user = config.getPassword(USER).value();
    return new RegistryClient(
        urls, Optional.of(user).filter(text -> !text.isEmpty()), RegistryTimeouts.DEFAULT);
  }

  private static @Nullable String fault(List<?> urls) {
    for (Object each : urls) {
      String url = String.valueOf(each);
      if (!url.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
        return "'" + url + "' is no http:// or https:// URL";
      }
    }
    return urls.isEmpty() ? "it names none" : null;
  }
}
