package dev.tidewatch.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * One dead letter in the list of its group.
 *
 * @param message cut
 * @param bytes of key, value and headers
 */
record RecordRow(
    String topic,
    int partition,
    long offset,
    long timestamp,
    TimeOf timestampType,
    @Nullable Integer taskId,
    @Nullable String originTopic,
    @Nullable Integer originPartition,
    @Nullable Long originOffset,
    @Nullable Long originTimestamp,
    @Nullable String message,
    long bytes,
    @Nullable String redriveId,
    @Nullable Integer redriveCount) {

  /** Characters of a message. */
  static final int MESSAGE = 500;

  static RecordRow of(DeadLetter letter) {
    return new RecordRow(
        letter.topic(),
        letter.partition(),
        letter.offset(),
        letter.timestamp(),
        letter.timestampType(),
        letter.taskId(),
        letter.originTopic(),
        letter.originPartition(),
        letter.originOffset(),
        letter.originTimestamp(),
        Texts.cut(letter.message(), MESSAGE),
        letter.bytes(),
        letter.redriveId(),
        letter.redriveCount());
  }
}
