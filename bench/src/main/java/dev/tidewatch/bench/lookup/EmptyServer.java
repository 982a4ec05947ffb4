package dev.tidewatch.bench.lookup;

import dev.tidewatch.bench.server.TidewatchServer;
import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;

/** An {@link EmptyHandler} in a JVM of its own, with an instance's options. */
final class EmptyServer implements AutoCloseable {

  private static final Duration START_DEADLINE = Duration.ofMinutes(1);

  private final JavaProcess process;
  private final int port;

  private EmptyServer(JavaProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one.
   *
   * @param bodyBytes length of its answer
   * @param log file for what it prints
   */
  static EmptyServer start(EmptyHandler handler, long bodyBytes, Path log) {
    int port = Ports.claim(0, handler.title());
    JavaProcess process =
        new JavaCommand(handler.title(), EmptyHandler.class.getName())
            .jvmOptions(TidewatchServer.JVM_OPTIONS)
            .arguments(handler.name(), String.valueOf(port), String.valueOf(bodyBytes))
            .start(log, Readiness.accepts(port), START_DEADLINE);
    return new EmptyServer(process, port);
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }
}
