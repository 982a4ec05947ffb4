package dev.tidewatch.local.ksql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes a text apart at semicolons outside of quotes and comments. Used once. */
final class StatementReader {

  private final Path file;
  private final String source;
  private final List<SqlStatement> statements = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int line = 1;
  private int begun;
  private int at;

  StatementReader(Path file, String source) {
    this.file = file;
    this.source = source;
  }

  List<SqlStatement> statements() {
    while (at < source.length()) {
      step();
    }
    if (!text.toString().isBlank()) {
      throw wrong(begun, "this statement does not end: write a semicolon after it");
    }
    return statements;
  }

  private void step() {
    char c = source.charAt(at);
    if (source.startsWith("--", at)) {
      skipTo("\n", false);
    } else if (source.startsWith("/*", at)) {
      skipTo("*/", true);
    } else if (c == '\'' || c == '`' || c == '"') {
      quoted(c);
    } else if (c == ';') {
      end();
    } else {
      take();
    }
  }

  private void end() {
    if (!text.toString().isBlank()) {
      statements.add(new SqlStatement(text.toString().strip(), begun));
    }
    text.setLength(0);
    at++;
  }

  private void take() {
    char c = source.charAt(at++);
    if (text.isEmpty()) {
      begun = line;
    }
    if (!text.isEmpty() || !Character.isWhitespace(c)) {
      text.append(c);
    }
    line += c == '\n' ? 1 : 0;
  }

  /** Two quotes in a row end one text and begin another, which comes to the same. */
  private void quoted(char quote) {
    int from = line;
    take();
    while (at < source.length() && source.charAt(at) != quote) {
      take();
    }
    if (at == source.length()) {
      throw wrong(from, "this quote is not closed");
    }
    take();
  }

  private void skipTo(String end, boolean inclusive) {
    int from = line;
    int stop = source.indexOf(end, at);
    if (stop < 0 && inclusive) {
      throw wrong(from, "this comment is not closed");
    }
    int next = stop < 0 ? source.length() : stop + (inclusive ? end.length() : 0);
    line += (int) source.substring(at, next).chars().filter(c -> c == '\n').count();
    at = next;
  }

  private KsqlException wrong(int where, String what) {
    return new KsqlException(file + ":" + where + ": " + what);
  }
}
