package dev.tidewatch.local.ksql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was applied to a server, kept by the server itself, in a topic of its Kafka: whoever comes
 * next finds it there.
 */
final class AppliedMigrations {

  private static final String EVENTS =
      "CREATE STREAM IF NOT EXISTS tidewatch_migration_events (version STRING KEY, name STRING,"
          + " checksum STRING, state STRING, parameters STRING, recorded BIGINT) WITH"
          + " (kafka_topic = 'ksql.tidewatch.migration.events', value_format = 'JSON',"
          + " partitions = 1)";

  private static final String ALL =
      "SELECT version, name, checksum, state, parameters, recorded FROM tidewatch_migration_events";

  /** What became of a migration; {@code at} in milliseconds since the epoch. */
  record Applied(String name, String checksum, String state, String parameters, long at) {

    boolean isThere() {
      return state.equals("APPLIED");
    }

    /** Whether it was applied with this value of a parameter. */
    boolean has(String parameter, String value) {
      String inner = parameters.replaceAll("^\\{|}$", "");
      return (", " + inner + ", ").contains(", " + parameter + "=" + value + ", ");
    }
  }

  private final KsqlServer server;

  AppliedMigrations(KsqlServer server) {
    this.server = server;
  }

  /** Makes the record where it is missing. */
  void create() {
    server.execute(EVENTS);
  }

  /** By version; empty where nothing was ever applied. */
  Map<String, Applied> read() {
    Map<String, Applied> applied = new TreeMap<>();
    if (!exists()) {
      return applied;
    }
    // A pull query over a stream reads it to its end: a table may lag behind the last run.
    try (KsqlRows rows = server.query(ALL, Map.of())) {
      for (JsonNode row = rows.next(); row != null; row = rows.next()) {
        applied.put(row.get(0).asText(), of(row));
      }
    }
    return applied;
  }

  private boolean exists() {
    for (JsonNode stream : server.execute("SHOW STREAMS").path(0).path("streams")) {
      if (stream.path("name").asText().equals("TIDEWATCH_MIGRATION_EVENTS")) {
        return true;
      }
    }
    return false;
  }

  private static Applied of(JsonNode row) {
    return new Applied(
        row.get(1).asText(),
        row.get(2).asText(),
        row.get(3).asText(),
        row.get(4).asText(),
        row.get(5).asLong());
  }

  /** Adds what became of a migration. */
  void record(Migration migration, String state, long now) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("version", migration.version());
    values.put("name", migration.name());
    values.put("checksum", migration.script().checksum());
    values.put("state", state);
    values.put("parameters", migration.script().parameters().toString());
    values.put("recorded", now);
    StringBuilder columns = new StringBuilder();
    StringBuilder constants = new StringBuilder();
    values.forEach(
        (column, value) -> {
          String comma = columns.isEmpty() ? "" : ", ";
          columns.append(comma).append(column);
          constants.append(comma).append(constant(value));
        });
    server.execute(
        "INSERT INTO tidewatch_migration_events (" + columns + ") VALUES (" + constants + ")");
  }

  private static String constant(@Nullable Object value) {
    return value instanceof Long number
        ? number.toString()
        : "'" + String.valueOf(value).replace("'", "''") + "'";
  }

  /** Drops the record itself, with its topics. */
  void drop() {
    server.execute("DROP STREAM IF EXISTS tidewatch_migration_events DELETE TOPIC");
  }
}
