package dev.tidewatch.eventlog;

/**
 * Receives what a log holds, in the log's order, on the thread that polls.
 *
 * <p>Where {@link #line} throws, the line counts as not delivered and comes again at the next poll.
 */
public interface LineSink {

  /**
   * One line without its line end. The bytes are valid only during the call: copy what is to be
   * kept. Blank lines are not delivered: they hold no event.
   *
   * @param offset uncompressed offset of the line's first byte in {@code file}, bytes
   */
  void line(LogFile file, long offset, byte[] buffer, int start, int length);

  /** The file is complete and was read to {@code offset}, its end. No more lines come from it. */
  default void finished(LogFile file, long offset) {}

  /** Something of the log could not be delivered. Reading goes on where that is possible. */
  void problem(LogProblem problem);
}
