package dev.tidewatch.core.spark.event;

import org.jspecify.annotations.Nullable;

/**
 * Why a task ended.
 *
 * @param kind what the end counts as
 * @param message Spark's own error text, redacted; null for success
 * @param killReason the key under which killed tasks are counted; only for {@link Kind#KILLED}
 */
public record TaskEndReason(Kind kind, @Nullable String message, @Nullable String killReason) {

  /** What a task's end counts as in the totals of stage, job and executor. */
  public enum Kind {
    /** {@code Success}. */
    SUCCESS,
    /** Any failure that is none of the others. */
    FAILED,
    /** {@code TaskKilled} and {@code TaskCommitDenied}. */
    KILLED,
    /** {@code Resubmitted}: an end without a start of its own, after an executor was lost. */
    RESUBMITTED
  }

  /** The end of a task that did its work. */
  public static final TaskEndReason SUCCESS = new TaskEndReason(Kind.SUCCESS, null, null);
}
