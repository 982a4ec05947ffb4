package dev.tidewatch.local.demo;

import java.net.URI;
import java.nio.file.Path;

/** The application as the demonstration sees it: something that serves HTTP until it is closed. */
public interface DemoApp extends AutoCloseable {
  /** Where it listens, without a path: {@code http://127.0.0.1:8480}. */
  URI url();

  /** Stops it and returns when it is gone. */
  @Override
  void close();

  /** Starts the application. */
  @FunctionalInterface
  interface Factory {
    /**
     * Starts it and returns when it answers HTTP.
     *
     * @param bootstrapServers the demonstration's Kafka
     * @param port of the loopback address, free a moment ago
     * @param stateDirectory for its stores; does not exist yet
     */
    DemoApp start(String bootstrapServers, int port, Path stateDirectory);
  }
}
