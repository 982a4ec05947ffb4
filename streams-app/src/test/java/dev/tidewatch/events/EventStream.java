package dev.tidewatch.events;

import dev.tidewatch.http.ServerSentEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client as EventSource is one, which does not connect again by itself. */
final class EventStream implements AutoCloseable {

  private final HttpResponse<InputStream> response;
  private final List<ServerSentEvent> events = new CopyOnWriteArrayList<>();
  private volatile String lastId = "";
  private volatile boolean ended;

  EventStream(URI uri, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    Thread reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  int status() {
    return response.statusCode();
  }

  /** What listeners were called with. */
  List<ServerSentEvent> events() {
    return events;
  }

  List<String> types() {
    return events.stream().map(ServerSentEvent::type).toList();
  }

  /** What it would connect again with; also moved by what calls no listener. */
  String lastId() {
    return lastId;
  }

  boolean ended() {
    return ended;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String type = "message";
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        } else if (line.isEmpty()) {
          if (!data.isEmpty()) {
            events.add(new ServerSentEvent(type, lastId, data.toString()));
          }
          type = "message";
          data.setLength(0);
        }
      }
    } catch (IOException closed) {
      ended = true;
    }
    ended = true;
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
