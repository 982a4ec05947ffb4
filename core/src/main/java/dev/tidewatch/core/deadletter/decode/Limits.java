package dev.tidewatch.core.deadletter.decode;

/**
 * How much of a header is kept, in bytes of the header. What a producer writes can be as large as a
 * record (1 MiB by default, and it can be set higher); what is kept of it stays in stores.
 */
public final class Limits {

  /** Names: Kafka's own limit for a topic is 249, a class name fits well. */
  public static final int NAME_BYTES = 1024;

  /** The beginning of a message. */
  public static final int MESSAGE_BYTES = 16 * 1024;

  /**
   * The beginning of a stack trace, and as much of its end: the root cause is the last thing that
   * Java prints.
   */
  public static final int STACK_TRACE_HALF_BYTES = 64 * 1024;

  /** Headers named as problems. */
  public static final int PROBLEMS = 8;

  private Limits() {}
}
