package dev.tidewatch.connect.common;

import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of records that can never be written: where Connect is told to tolerate errors they
 * go to its dead-letter topic, else they fail the task, so that none is lost without a word.
 */
public final class Errants {

  private final @Nullable ErrantRecordReporter reporter;

  private Errants(@Nullable ErrantRecordReporter reporter) {
    this.reporter = reporter;
  }

  /** As the connector's {@code errors.tolerance} says. */
  public static Errants of(SinkTaskContext context) {
    return new Errants(context.errantRecordReporter());
  }

  /**
   * Sets a record aside.
   *
   * @throws ConnectException when errors are not tolerated
   */
  public void report(SinkRecord record, Exception why) {
    if (reporter == null) {
      throw new ConnectException(
          "the record at offset %d of %s-%d can't be written: %s. With errors.tolerance=all and a"
                  .formatted(
                      record.kafkaOffset(),
                      record.topic(),
                      record.kafkaPartition(),
                      why.getMessage())
              + " dead-letter topic the connector goes on without it.",
          why);
    }
    // Connect itself waits for it before it commits an offset
    Future<Void> unused = reporter.report(record, why);
  }
}
