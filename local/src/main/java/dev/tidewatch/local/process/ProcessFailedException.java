package dev.tidewatch.local.process;

/** A child JVM that ended or stayed silent when it should have become ready. */
public final class ProcessFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int TAIL_LINES = 30;

  ProcessFailedException(JavaProcess process, String what) {
    super(
        "%s (pid %d) %s. Its log is %s and ends with:%n%s"
            .formatted(
                process.name(), process.pid(), what, process.log(), process.logTail(TAIL_LINES)));
  }
}
