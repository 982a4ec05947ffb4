package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Listens to the events of an instance, as EventSource does, until it is closed. */
final class EventListener implements AutoCloseable {

  private final HttpResponse<InputStream> response;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private volatile String lastId = "";

  /** What a listener is called with. */
  record Event(String type, JsonNode data) {

    boolean completes(String application) {
      return type.equals("application")
          && data.path("appId").asText().equals(application)
          && data.path("completed").asBoolean();
    }
  }

  /**
   * Connects.
   *
   * @param lastId empty for what happens from now on
   */
  EventListener(URI uri, String lastId) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Thread reader = new Thread(this::read, "event-listener");
    reader.setDaemon(true);
    reader.start();
  }

  int status() {
    return response.statusCode();
  }

  List<Event> events() {
    return events;
  }

  /** Where somebody goes on who has heard that many of its events. */
  String idAfter(int heard) {
    return ids.get(heard - 1);
  }

  /** Where it would go on. */
  String lastId() {
    return lastId;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String type = "message";
      String id = lastId;
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          type = line.substring("event: ".length());
        } else if (line.startsWith("id: ")) {
          id = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
          data = line.substring("data: ".length());
        } else if (line.isEmpty()) {
          if (!data.isEmpty()) {
            ids.add(id);
            events.add(new Event(type, Records.json(data.getBytes(StandardCharsets.UTF_8))));
          }
          lastId = id;
          type = "message";
          data = "";
        }
      }
    } catch (IOException closed) {
      return; // by the test, or with the instance
    }
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
