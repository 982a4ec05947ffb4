package dev.tidewatch.deadletter.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction of a redrive has done.
 *
 * @param read records that were looked at, those of other groups too
 * @param sent where the dead letters are whose records were sent
 * @param skipped those that were meant and were not sent
 * @param gone offsets that the topics do not keep any more
 * @param end how the redrive ended, with this; null while it goes on
 * @param error why it failed
 */
public record Progress(
    long read,
    List<Sent> sent,
    List<Skipped> skipped,
    long gone,
    @Nullable End end,
    @Nullable String error) {

  public Progress {
    sent = List.copyOf(sent);
    skipped = List.copyOf(skipped);
  }

  /** How a redrive ended. */
  public enum End {
    /** Nothing is left to send. */
    DONE,
    /** Somebody stopped it. */
    CANCELLED,
    /** It could not go on. */
    FAILED
  }

  /**
   * Dead letters of one partition.
   *
   * @param offsets ascending
   */
  public record Sent(String topic, int partition, List<Long> offsets) {

    public Sent {
      offsets = List.copyOf(offsets);
    }
  }

  /** How many were not sent for a reason. */
  public record Skipped(SkipReason reason, long count) {}

  /** The end alone. */
  public static Progress of(End end, @Nullable String error) {
    return new Progress(0, List.of(), List.of(), 0, end, error);
  }
}
