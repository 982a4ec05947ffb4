package dev.tidewatch.local.chaos.fault;

/**
 * The faults that can be made, in the order in which they are, each with what readers are promised.
 */
public enum Fault {
  /** Somebody else can always answer, and does. */
  KILL("kill", "kill -9 of each instance in turn, and its restart on the same state", false, 1_000),
  /** The same. */
  ROLL(
      "roll", "rolling restart under load: SIGTERM, start, ready, then the next one", false, 1_000),
  /** Until others notice. */
  STOP("stop", "SIGSTOP of an instance for 20 s, then SIGCONT", true, 2_000),
  /** The same. */
  PARTITION("partition", "an instance without its peers, without Kafka, without both", true, 2_000),
  /** Answers come from the instances: nobody notices. */
  BROKER("broker", "kill -9 of one of three brokers, and its restart", false, 1_000),
  /** Until others ask somebody else. */
  SLOW("slow", "an instance that takes 2 s more for each call of its peers", true, 2_000),
  /** The same. */
  DISK("disk", "the disk under the state of an instance is full", true, 2_000),
  /** The same. */
  CLOCK("clock", "the clock of an instance jumps ten minutes ahead", true, 2_000);

  private final String key;
  private final String description;
  private final boolean mayFail;
  private final long longestGapMillis;

  Fault(String key, String description, boolean mayFail, long longestGapMillis) {
    this.key = key;
    this.description = description;
    this.mayFail = mayFail;
    this.longestGapMillis = longestGapMillis;
  }

  /** What the command line calls it. */
  public String key() {
    return key;
  }

  /** What happens, in a line. */
  public String description() {
    return description;
  }

  /** Whether single reads may fail. */
  public boolean mayFail() {
    return mayFail;
  }

  /** How long the questions of one subject may go unanswered. */
  public long longestGapMillis() {
    return longestGapMillis;
  }

  /** What readers are promised, besides that no answer is wrong. */
  public String promise() {
    String gap = "gap ≤ %d ms".formatted(longestGapMillis);
    return mayFail ? gap : "no failed read, " + gap;
  }
}
