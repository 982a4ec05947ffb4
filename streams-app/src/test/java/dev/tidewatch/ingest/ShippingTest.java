package dev.tidewatch.ingest;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.tidewatch.testkit.EmbeddedBroker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** A directory for logs, a topic of its own, and what arrived there. */
abstract class ShippingTest {

  static final EmbeddedBroker BROKER = EmbeddedBroker.shared();
  private static final AtomicInteger TOPICS = new AtomicInteger();

  @TempDir Path logs;

  final String topic = "events-" + TOPICS.incrementAndGet();
  final IngestOptions options = IngestOptions.to(BROKER.bootstrap()).withTopic(topic, 3);
  final List<String> notes = new ArrayList<>();

  boolean topicExists() throws ExecutionException, InterruptedException {
    try (var admin = BROKER.admin()) {
      return admin.listTopics().names().get().contains(topic);
    }
  }

  IngestReport ship(IngestOptions with) {
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void note(String message) {
            notes.add(message);
          }
        };
    return new Ingester(with, listener).ship(List.of(logs));
  }

  List<Shipped> shipped() {
    return BROKER.read(topic).stream().map(Shipped::of).toList();
  }

  void append(String name, String text) throws IOException {
    Files.writeString(
        logs.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static void zstd(Path file, String text) throws IOException {
    try (OutputStream out = new ZstdOutputStreamNoFinalizer(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  static String start(String id, @Nullable String attempt) {
    String suffix = attempt == null ? "" : ",\"App Attempt ID\":\"" + attempt + "\"";
    return "{\"Event\":\"SparkListenerApplicationStart\",\"App ID\":\"" + id + "\"" + suffix + "}";
  }
}
