package dev.tidewatch.deadletter;

import dev.tidewatch.core.deadletter.decode.Format;
import dev.tidewatch.core.deadletter.decode.HeaderProblem;
import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.core.deadletter.group.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter, normalised, as the output topic has it: what its headers say and which group it
 * belongs to. Neither payload nor stack trace are copied: both stay at its position. Texts are
 * redacted and bounded as {@link dev.tidewatch.core.deadletter.decode.Limits} says.
 *
 * @param fingerprint names the group; the key of the record
 * @param topic with partition and offset, where it is
 * @param timestamp of the record, milliseconds since the epoch
 * @param components why it is in that group
 * @param failureReason a sentence
 * @param failureSource where that rule comes from; empty where no rule says
 * @param originTimestamp of the record that failed, as far as it is told
 * @param keyBytes null where the record has no key
 * @param valueBytes null where it is a tombstone
 * @param redriveId of the redrive that it has returned from; null where it was never sent again
 * @param redriveCount how often it was sent again; null where never
 * @param problems headers that could not be read
 */
public record DeadLetter(
    String fingerprint,
    int fingerprintVersion,
    String topic,
    int partition,
    long offset,
    long timestamp,
    TimeOf timestampType,
    Format format,
    @Nullable String owner,
    @Nullable Integer taskId,
    @Nullable String stage,
    @Nullable String executingClass,
    @Nullable String exceptionClass,
    @Nullable String rootCauseClass,
    FailureClass failureClass,
    String failureReason,
    String failureSource,
    List<Component> components,
    @Nullable String message,
    @Nullable String originTopic,
    @Nullable Integer originPartition,
    @Nullable Long originOffset,
    @Nullable Long originTimestamp,
    @Nullable Integer keyBytes,
    @Nullable Integer valueBytes,
    int headerBytes,
    @Nullable String redriveId,
    @Nullable Integer redriveCount,
    List<HeaderProblem> problems) {

  /** Bytes of key, value and headers. */
  long bytes() {
    return (keyBytes == null ? 0L : keyBytes)
        + (valueBytes == null ? 0L : valueBytes)
        + headerBytes;
  }

  /** Whether it was sent again and failed again. */
  boolean returned() {
    return redriveCount != null && redriveCount > 0;
  }
}
