package dev.tidewatch.query;

import java.util.List;

/** What came of reading one partition. */
public sealed interface Reading<R> {

  /** The partition that was to be read. */
  int partition();

  /** It was read. */
  record Read<R>(int partition, Freshness freshness, List<R> rows) implements Reading<R> {}

  /**
   * It could not be read here, now, on these terms; another instance may be able to.
   *
   * @param reason for people
   */
  record Unreadable<R>(int partition, String reason) implements Reading<R> {}
}
