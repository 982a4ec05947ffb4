package dev.tidewatch.app;

import dev.tidewatch.config.Config;

/** Runs an instance. */
@FunctionalInterface
public interface Launch {

  /**
   * Starts an instance and stays until it has stopped.
   *
   * @return the exit code of the process: 0 for a stop that was asked for
   * @throws Exception if it cannot start; the message tells the operator what to do
   */
  int run(Config config) throws Exception;
}
