package dev.tidewatch.local.ksql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drops a stream or a table with its topic. ksqlDB (7.9.0) deletes the topic of {@code DROP …
 * DELETE TOPIC} while it validates the statement: it is gone even if the statement is refused then,
 * because others use it; and where the query that makes it has output that is not committed yet,
 * ending that query hangs for minutes, and with it all statements of the server. So those who use
 * it are asked for first, and its query is ended first.
 */
final class SafeDrop {

  private static final Pattern WITH_TOPIC =
      Pattern.compile(
          "(?is)DROP\\s+(?:STREAM|TABLE)\\s+(?:IF\\s+EXISTS\\s+)?(\\w+)\\s+DELETE\\s+TOPIC");

  private SafeDrop() {}

  /**
   * Runs a statement, any statement.
   *
   * @throws KsqlException naming the queries and tables that must go first
   */
  static void run(KsqlServer server, String statement) {
    Matcher drop = WITH_TOPIC.matcher(statement);
    if (drop.matches()) {
      release(server, drop.group(1).toUpperCase(Locale.ROOT));
    }
    server.execute(statement);
  }

  private static void release(KsqlServer server, String name) {
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
    source
        .path("writeQueries")
        .forEach(query -> server.execute("TERMINATE " + query.path("id").asText()));
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
