package dev.tidewatch.connect.hbase;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.client.BufferedMutator;
import org.apache.hadoop.hbase.client.BufferedMutatorParams;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.exceptions.FailedSanityCheckException;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows on their way to HBase, through its buffered mutator. After a failure everything is opened
 * anew: what a mutator still holds then nobody knows. Owned by the thread of the task.
 */
final class RowWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RowWriter.class);

  /** A table that was closed to writing, and exceptions that the client does not have. */
  private static final List<String> OF_THE_TABLE =
      List.of("is read only", "Unable to load exception");

  private final Table table;
  private final long bufferBytes;
  private final IdentityHashMap<Row, SinkRecord> sent = new IdentityHashMap<>();
  private final Map<SinkRecord, Exception> refused = new LinkedHashMap<>();
  private @Nullable Connection connection;
  private @Nullable BufferedMutator mutator;
  private long written;

  RowWriter(Table table, long bufferBytes) {
    this.table = table;
    this.bufferBytes = bufferBytes;
  }

  /** Begins a batch, and connects when it is not connected. */
  void open() throws IOException {
    sent.clear();
    refused.clear();
    written = 0;
    if (mutator != null) {
      return;
    }
    try {
      connection = connection == null ? table.connect() : connection;
      table.ensure(connection);
      mutator =
          connection.getBufferedMutator(
              new BufferedMutatorParams(table.name())
                  .writeBufferSize(bufferBytes)
                  .listener((failures, from) -> judge(failures)));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Takes a row; blocks while the buffer is full, until HBase has it.
   *
   * @throws IllegalArgumentException when HBase's client finds it too large
   * @throws IOException when HBase does not take rows now
   */
  void add(Put row, SinkRecord record) throws IOException {
    try {
      sent.put(row, record);
      opened().mutate(row);
    } catch (IOException e) {
      close();
      throw clear(e);
    } catch (IllegalArgumentException e) {
      sent.remove(row);
      throw e;
    }
  }

  /**
   * Returns once HBase has the rows.
   *
   * @return the records that it will never take, and why
   * @throws IOException when it does not take rows now
   */
  Map<SinkRecord, Exception> flush() throws IOException {
    try {
      opened().flush();
    } catch (IOException e) {
      close();
      throw clear(e);
    }
    written = (long) sent.size() - refused.size();
    return Map.copyOf(refused);
  }

  /** Rows of the last batch that HBase has. */
  long written() {
    return written;
  }

  /** Sets aside what HBase refuses for what it is; whatever else fails, fails the batch. */
  private void judge(RetriesExhaustedWithDetailsException failures)
      throws RetriesExhaustedWithDetailsException {
    for (int i = 0; i < failures.getNumExceptions(); i++) {
      SinkRecord record = sent.get(failures.getRow(i));
      Throwable cause = failures.getCause(i);
      if (record == null || !isOfTheRow(cause)) {
        throw failures;
      }
      refused.put(record, (Exception) cause);
    }
  }

  /**
   * Whether HBase will never take the row. Most exceptions that say not to retry are about the
   * table, the user or a quota, which somebody can mend; those about a row have no type of their
   * own.
   */
  static boolean isOfTheRow(Throwable cause) {
    return cause instanceof FailedSanityCheckException
        || (cause.getClass() == DoNotRetryIOException.class
            && OF_THE_TABLE.stream().noneMatch(String.valueOf(cause.getMessage())::contains));
  }

  /**
   * The same failure, unless it is of the kind that no waiting mends.
   *
   * @throws ConnectException when the table has not all families
   */
  private IOException clear(IOException failure) {
    if (failure instanceof RetriesExhaustedWithDetailsException details
        && details.getCauses().stream().anyMatch(NoSuchColumnFamilyException.class::isInstance)) {
      throw new ConnectException(
          "HBase's table %s lacks one of the families %s: add it, or change %s"
              .formatted(table.name(), table.columns().allFamilies(), HBaseSinkConfig.COLUMNS),
          failure);
    }
    return failure;
  }

  private BufferedMutator opened() {
    if (mutator == null) {
      throw new IllegalStateException("not open");
    }
    return mutator;
  }

  /** Gives up what was not flushed: Connect hands it over again. */
  @Override
  public void close() {
    BufferedMutator closing = mutator;
    Connection leaving = connection;
    mutator = null;
    connection = null;
    try {
      if (closing != null && leaving == null) {
        closing.close();
      }
      if (leaving != null) {
        leaving.close();
      }
    } catch (IOException e) {
      LOG.debug("HBase's client did not close well", e);
    }
  }
}
