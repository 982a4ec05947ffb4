package dev.tidewatch.local.ksql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of SQL as ksqlDB's own command line runs it: statements with semicolons, comments behind
 * {@code --}, and {@code DEFINE name = 'value';} for what {@code ${name}} stands for further down.
 *
 * @param file for messages
 * @param source all of its text
 * @param statements without those that define
 * @param parameters what is defined, with the values that count
 */
record SqlScript(
    Path file, String source, List<SqlStatement> statements, Map<String, String> parameters) {

  private static final Pattern DEFINE =
      Pattern.compile("(?is)DEFINE\\s+(\\w+)\\s*=\\s*'((?:[^']|'')*)'");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");

  SqlScript {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a file.
   *
   * @param given values in the place of those that the file defines
   * @throws KsqlException naming file and line of what is wrong
   */
  static SqlScript read(Path file, Map<String, String> given) {
    String source;
    try {
      source = Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new KsqlException(file + " cannot be read: " + e, e);
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    List<SqlStatement> statements = new ArrayList<>();
    for (SqlStatement statement : new StatementReader(file, source).statements()) {
      Matcher define = DEFINE.matcher(statement.text());
      if (define.matches()) {
        String name = define.group(1);
        String own = define.group(2).replace("''", "'");
        parameters.put(name, given.getOrDefault(name, own));
      } else {
        statements.add(
            new SqlStatement(substituted(file, statement, parameters), statement.line()));
      }
    }
    return new SqlScript(file, source, statements, parameters);
  }

  /** The parameters that this file does not have. */
  static TreeSet<String> unknown(Map<String, String> given, List<SqlScript> scripts) {
    TreeSet<String> unknown = new TreeSet<>(given.keySet());
    scripts.forEach(script -> unknown.removeAll(script.parameters().keySet()));
    return unknown;
  }

  private static String substituted(
      Path file, SqlStatement statement, Map<String, String> parameters) {
    Matcher reference = REFERENCE.matcher(statement.text());
    StringBuilder text = new StringBuilder();
    while (reference.find()) {
      String value = parameters.get(reference.group(1));
      if (value == null) {
        throw new KsqlException(
            "%s:%d: ${%s} is not defined above: write DEFINE %s = '…';"
                .formatted(file, statement.line(), reference.group(1), reference.group(1)));
      }
      boolean quoted = isQuoted(statement.text(), reference.start());
      reference.appendReplacement(
          text, Matcher.quoteReplacement(quoted ? value.replace("'", "''") : value));
    }
    return reference.appendTail(text).toString();
  }

  /** Within quotes a value stays text, whatever is in it. */
  private static boolean isQuoted(String text, int at) {
    return text.substring(0, at).chars().filter(c -> c == '\'').count() % 2 == 1;
  }

  /** The value of a header such as {@code -- Order: DEAD_LETTERS DESC}; empty where it has none. */
  String header(String name) {
    Matcher header =
        Pattern.compile("(?im)^--\\s*" + Pattern.quote(name) + ":\\s*(.+)$").matcher(source);
    return header.find() ? header.group(1).strip() : "";
  }

  /** SHA-256 of the file, in 64 hexadecimal digits. */
  String checksum() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(source.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A place in the file, as compilers write it. */
  String at(SqlStatement statement) {
    return file + ":" + statement.line();
  }
}
