package dev.tidewatch.connect.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a distributed worker until it is told to stop: {@code WorkerLaunch PROPERTIES}. Exit status:
 * 1 when it cannot start, Connect's own when it ends by itself; after a signal the signal's.
 */
public final class WorkerLaunch {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerLaunch.class);

  private WorkerLaunch() {}

  /** Starts it. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      LOG.error("Give the worker's properties, and nothing else");
      System.exit(2);
    }
    try {
      Map<String, String> settings = WorkerSettings.read(Path.of(arguments[0]), System.getenv());
      new ConnectDistributed(arguments).startConnect(settings).awaitStop();
    } catch (IOException | RuntimeException e) {
      LOG.error("The worker does not start", e);
      System.exit(1);
    }
  }
}
