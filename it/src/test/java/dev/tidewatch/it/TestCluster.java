package dev.tidewatch.it;

import dev.tidewatch.local.kafka.LocalKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A broker in this JVM with a directory that is gone after {@link #close}. Thread-safe. */
public final class TestCluster implements AutoCloseable {

  /** Lets an instance that was killed be given up after seconds, see {@link Deployment}. */
  static final String MIN_SESSION_TIMEOUT_MS = "1000";

  private final Path directory;
  private final LocalKafka kafka;

  private TestCluster(Path directory, LocalKafka kafka) {
    this.directory = directory;
    this.kafka = kafka;
  }

  static TestCluster start() {
    try {
      Path directory = Files.createTempDirectory("tidewatch-it");
      LocalKafka kafka =
          LocalKafka.in(directory.resolve("kafka"))
              .property("group.min.session.timeout.ms", MIN_SESSION_TIMEOUT_MS)
              .start();
      return new TestCluster(directory, kafka);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code host:port} for clients. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** A directory for a test, which does not exist yet. */
  public Path directory(String name) {
    return directory.resolve(name);
  }

  /** Topics, group and directory of its own for a test. */
  Deployment deployment(String name) {
    return new Deployment(bootstrapServers(), name, directory(name));
  }

  @Override
  public void close() throws IOException {
    kafka.close();
    deleteAll(directory);
  }

  private static void deleteAll(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> found = Files.walk(directory)) {
      paths = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
