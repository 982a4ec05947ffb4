package dev.tidewatch.local.kafka;

import org.apache.kafka.common.utils.Exit;

/**
 * What happens when Kafka finds that it cannot go on. It ends its JVM then, as a broker should; in
 * a JVM that holds more than the broker this must not happen without a word.
 */
final class FatalFaults {
  private FatalFaults() {}

  /** Makes Kafka say on standard error that it ends this JVM. Applies to the whole JVM. */
  static void announce() {
    Exit.setExitProcedure((status, message) -> end(status, message));
    Exit.setHaltProcedure((status, message) -> end(status, message));
  }

  private static void end(int status, String message) {
    System.err.printf(
        "Kafka cannot go on and ends this process%s. The log says why.%n",
        message == null ? "" : " (" + message + ")");
    // Not exit(): a broker at fault would wait for itself in its shutdown hook.
    Runtime.getRuntime().halt(status);
  }
}
