package dev.tidewatch.app;

import dev.tidewatch.config.Config;

/** Runs an instance. */
@FunctionalInterface
public interface Launch {

  /**
   * Starts an instance and stays until it has stopped.
   *
   * @return the exit status of the process, unless a signal ends it: then it is that of the signal,
   *     143 for SIGTERM and 130 for Ctrl-C, also after an orderly stop
   * @throws Exception if it cannot start; the message tells the operator what to do
   */
  int run(Config config) throws Exception;
}
