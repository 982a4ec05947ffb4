package dev.tidewatch.local.ksql;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an answer as they come. Read by one thread; {@link #close} may come from another. */
final class KsqlRows implements AutoCloseable {

  private final KsqlServer server;
  private final BufferedReader lines;
  private final String queryId;
  private final List<String> columns;
  private volatile boolean closed;
  private volatile boolean ended;

  /** Reads the first line, which names the columns. */
  KsqlRows(KsqlServer server, BufferedReader lines) {
    this.server = server;
    this.lines = lines;
    JsonNode header = nextObject();
    List<String> names = new ArrayList<>();
    if (header != null) {
      header.path("columnNames").forEach(name -> names.add(name.asText()));
    }
    columns = List.copyOf(names);
    queryId = header == null ? "" : header.path("queryId").asText();
  }

  List<String> columns() {
    return columns;
  }

  /** The values of the next row; null after the last, or when it was closed. */
  @Nullable JsonNode next() {
    return nextObject();
  }

  private @Nullable JsonNode nextObject() {
    try {
      String line = lines.readLine();
      while (line != null && line.isBlank()) {
        line = lines.readLine();
      }
      ended = line == null;
      return line == null ? null : checked(KsqlServer.read(line));
    } catch (IOException e) {
      if (closed) {
        return null;
      }
      throw new KsqlException("the server broke off its answer: ask again", e);
    }
  }

  /** A server that fails in the middle says so in the place of a row. */
  private static JsonNode checked(JsonNode row) {
    if (row.isObject() && row.has("error_code")) {
      throw new KsqlException(row.path("message").asText());
    }
    return row;
  }

  /** Ends the query on the server, if it still runs there. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    // One that has ended is not known there any more.
    if (!ended && !queryId.isEmpty()) {
      server.close(queryId);
    }
    try {
      lines.close();
    } catch (IOException e) {
      throw new KsqlException("the connection cannot be closed", e);
    }
  }
}
