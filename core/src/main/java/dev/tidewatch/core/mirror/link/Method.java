package dev.tidewatch.core.mirror.link;

/** How is known when a heartbeat arrived. */
public enum Method {
  /** The broker stamped it when it was appended ({@code LogAppendTime}). */
  APPEND_TIME,
  /**
   * It was read as it came: the reader's clock, while the reader waited at the end of the topic.
   */
  READ_AS_IT_CAME,
  /** It was read later, and tells nothing of when it arrived. */
  READ_LATE
}
