package dev.tidewatch.local.ksql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks who uses a stream or a table before it is dropped with its topic. ksqlDB refuses to drop
 * what others use, but has deleted the topic by then (seen on 7.9.0: its validation of the
 * statement deletes it), and the queries that still read the topic hang when they are to end.
 */
final class DropGuard {

  private static final Pattern WITH_TOPIC =
      Pattern.compile(
          "(?is)DROP\\s+(?:STREAM|TABLE)\\s+(?:IF\\s+EXISTS\\s+)?(\\w+)\\s+DELETE\\s+TOPIC");

  private DropGuard() {}

  /**
   * @throws KsqlException naming the queries and tables that must go first
   */
  static void requireUnused(KsqlServer server, SqlStatement statement) {
    Matcher drop = WITH_TOPIC.matcher(statement.text());
    if (!drop.matches()) {
      return;
    }
    String name = drop.group(1).toUpperCase(Locale.ROOT);
    JsonNode source;
    try {
      source = server.execute("DESCRIBE " + name).path(0).path("sourceDescription");
    } catch (KsqlException unknown) {
      return; // There is nothing to drop, and IF EXISTS makes that no failure.
    }
    List<String> users = users(name, source);
    if (!users.isEmpty()) {
      throw new KsqlException(
          "%s is still used by %s: end these queries (TERMINATE), drop what reads it, and run this again"
              .formatted(name, String.join(", ", users)));
    }
  }

  /** All but the query that makes it. */
  static List<String> users(String name, JsonNode source) {
    List<String> users = new ArrayList<>();
    source.path("readQueries").forEach(query -> users.add(query.path("id").asText()));
    for (JsonNode query : source.path("writeQueries")) {
      String id = query.path("id").asText();
      if (!id.matches("(CSAS|CTAS)_" + Pattern.quote(name) + "_\\d+")) {
        users.add(id);
      }
    }
    source.path("sourceConstraints").forEach(each -> users.add(each.asText()));
    return users.stream().distinct().toList();
  }
}
