package dev.tidewatch.connect.search;

import dev.tidewatch.connect.common.Checks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** The settings of the sink as Connect sees them. */
final class SearchSinkConfig {

  static final String URLS = "urls";
  static final String USERNAME = "username";
  static final String PASSWORD = "password";
  static final String AUTHORITIES = "tls.authorities.file";
  static final String TIMEOUT = "request.timeout.ms";
  static final String BULK_SIZE = "bulk.size.bytes";
  static final String BACKOFF = "retry.backoff.ms";
  static final String INDEX = "index";
  static final String CREATE = "index.create";
  static final String ENTRIES = "entries";
  static final String TOMBSTONES = "tombstones";

  static final String DELETE = "delete";
  static final String IGNORE = "ignore";

  private static final Pattern INDEX_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,254}");
  private static final String CONNECTION = "Connection";
  private static final String LAYOUT = "Index and documents";

  static final ConfigDef DEFINITION = layout(connection(new ConfigDef()));

  private SearchSinkConfig() {}

  private static ConfigDef connection(ConfigDef definition) {
    return definition
        .define(
            URLS,
            ConfigDef.Type.LIST,
            ConfigDef.NO_DEFAULT_VALUE,
            Checks.that("URLs with http or https, all with the same path", SearchSinkConfig::urls),
            Importance.HIGH,
            "Where nodes are asked, `https://host:port,…`. They are used in turn; one that does not"
                + " answer is left out for a while.",
            CONNECTION,
            1,
            Width.LONG,
            "URLs")
        .define(
            USERNAME,
            ConfigDef.Type.STRING,
            "",
            Importance.MEDIUM,
            "Who writes, for nodes that want to know; sent with every request. The user has to"
                + " write to the index, and to make it with `index.create`.",
            CONNECTION,
            2,
            Width.MEDIUM,
            "User")
        .define(
            PASSWORD,
            ConfigDef.Type.PASSWORD,
            "",
            Importance.MEDIUM,
            "The user's password.",
            CONNECTION,
            3,
            Width.MEDIUM,
            "Password")
        .define(
            AUTHORITIES,
            ConfigDef.Type.STRING,
            "",
            Checks.that("a file that can be read, or nothing", SearchSinkConfig::file),
            Importance.LOW,
            "Certificates, in PEM, of who may have signed those of the nodes. Without it they are"
                + " those that the worker's JVM trusts.",
            CONNECTION,
            4,
            Width.LONG,
            "Authorities")
        .define(
            TIMEOUT,
            ConfigDef.Type.INT,
            30_000,
            Range.between(100, 120_000),
            Importance.LOW,
            "How long a node may take for an answer.",
            CONNECTION,
            5,
            Width.SHORT,
            "Timeout")
        .define(
            BULK_SIZE,
            ConfigDef.Type.INT,
            5 << 20,
            Range.between(1 << 10, 64 << 20),
            Importance.LOW,
            "Bytes of documents that go into one request. A larger document goes alone.",
            CONNECTION,
            6,
            Width.SHORT,
            "Bulk size")
        .define(
            BACKOFF,
            ConfigDef.Type.LONG,
            2_000L,
            Range.between(10, 600_000),
            Importance.LOW,
            "How long to wait before the same records are written again, while the nodes do not"
                + " take them. It is tried until they do.",
            CONNECTION,
            7,
            Width.SHORT,
            "Back-off");
  }

  private static ConfigDef layout(ConfigDef definition) {
    return definition
        .define(
            INDEX,
            ConfigDef.Type.STRING,
            "tidewatch-applications",
            Checks.that(
                "a small letter or a digit, then also '.', '_' and '-'",
                value -> INDEX_NAME.matcher((String) value).matches() ? null : "no legal name"),
            Importance.HIGH,
            "The index, or an alias of one index, that is written to.",
            LAYOUT,
            1,
            Width.MEDIUM,
            "Index")
        .define(
            CREATE,
            ConfigDef.Type.BOOLEAN,
            false,
            Importance.MEDIUM,
            "Whether an index that is missing is made: texts are keywords, whole numbers longs,"
                + " fields whose names end in `Time` times in milliseconds.",
            LAYOUT,
            2,
            Width.SHORT,
            "Make the index")
        .define(
            ENTRIES,
            ConfigDef.Type.LIST,
            "options",
            Importance.MEDIUM,
            "Fields that hold a map and become a list of keywords, `key=value` each. A field for"
                + " each key would soon be more than an index can have, and"
                + " `spark.speculation` can't be a text where `spark.speculation.interval` is"
                + " another.",
            LAYOUT,
            3,
            Width.LONG,
            "Maps as entries")
        .define(
            TOMBSTONES,
            ConfigDef.Type.STRING,
            DELETE,
            ValidString.in(DELETE, IGNORE),
            Importance.MEDIUM,
            "What a record without a value does: it deletes the document of its key, so that the"
                + " index has what the topic has, or nothing.",
            LAYOUT,
            4,
            Width.SHORT,
            "Tombstones");
  }

  private static @Nullable String urls(Object value) {
    List<String> urls = ((List<?>) value).stream().map(String::valueOf).toList();
    try {
      Nodes.parse(urls);
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static @Nullable String file(Object value) {
    String name = (String) value;
    return name.isEmpty() || Files.isReadable(Path.of(name)) ? null : "there is none";
  }
}
