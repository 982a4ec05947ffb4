package dev.tidewatch.connect.source;

import org.apache.kafka.connect.source.TransactionContext;
import org.jspecify.annotations.Nullable;

/**
 * Decides where transactions end: when there is nothing more to read for now, because lines that
 * wait in an open one are seen by nobody, and after so many records. Owned by the task's thread.
 */
final class Transactions {

  private final @Nullable TransactionContext context;
  private final int most;
  private int open;

  /**
   * Prepares it.
   *
   * @param context null where the connector does not define the boundaries
   * @param most records of one transaction, about
   */
  Transactions(@Nullable TransactionContext context, int most) {
    this.context = context;
    this.most = most;
  }

  /**
   * Notes a batch that Connect is about to get.
   *
   * @param more whether another one is certain to follow at once
   */
  void handedOut(int records, boolean more) {
    if (context == null) {
      return;
    }
    open += records;
    if (!more || open >= most) {
      context.commitTransaction();
      open = 0;
    }
  }
}
