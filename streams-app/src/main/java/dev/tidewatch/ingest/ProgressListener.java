package dev.tidewatch.ingest;

/** Hears how a run goes, on the thread that ships. Calls are frequent and must return quickly. */
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE = new ProgressListener() {};

  /**
   * The run at one moment.
   *
   * @param logsDone logs that are shipped as far as they go
   * @param logs logs known
   * @param events lines handed to the producer
   * @param storedBytes bytes read of the files, as they are stored
   * @param storedBytesTotal bytes of all files known
   */
  record Progress(int logsDone, int logs, long events, long storedBytes, long storedBytesTotal) {}

  /** Something the operator should know, one sentence. */
  default void note(String message) {}

  /** At least ten times a second while something is shipped. */
  default void progress(Progress progress) {}

  /** The run is over; nothing follows. */
  default void done() {}
}
