package dev.tidewatch.history;

import dev.tidewatch.config.HistorySettings;
import dev.tidewatch.query.Deadline;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.security.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the table that the HBase sink writes. Connects when it is first asked; a connection that
 * could not be made is tried anew by the next question, so that HBase can be down at any time.
 *
 * <p>Safe for use by any thread.
 */
public final class HBaseHistory implements History, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HBaseHistory.class);

  /**
   * A server that is asked for the next rows answers after half of the time of a call at the
   * latest, with what it has or with how far it is (HBase's {@code
   * hbase.client.scanner.timeout.period}), so that an answer can end in time. The rest keeps a
   * client that finds nobody from waiting longer than any caller does.
   */
  private static final Map<String, String> BOUNDS =
      Map.of(
          "hbase.rpc.timeout", "2000",
          "hbase.client.scanner.timeout.period", "2000",
          "hbase.client.retries.number", "3",
          "hbase.client.operation.timeout", "10000",
          "hbase.client.meta.operation.timeout", "10000",
          "zookeeper.recovery.retry", "1");

  private final HistorySettings settings;
  private @Nullable CompletableFuture<AsyncConnection> connection;
  private boolean closed;

  /** Connects to nobody yet. */
  public HBaseHistory(HistorySettings settings) {
    this.settings = settings;
  }

  @Override
  public HistoryPage find(HistoryQuestion question, Deadline deadline)
      throws HistoryUnavailableException {
    try {
      AsyncConnection connected = get(connection(), deadline);
      HistoryScan consumer = new HistoryScan(question, deadline);
      connected
          .getTableBuilder(TableName.valueOf(settings.table()))
          .setScanTimeout(Math.max(1, deadline.remaining().toMillis()), TimeUnit.MILLISECONDS)
          .build()
          .scan(scan(question), consumer);
      return get(consumer.page(), deadline);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      // HBase's client lists each of its attempts, with stack traces, in lines of their own.
      LOG.warn(
          "The history could not be read: {}", cause.toString().lines().findFirst().orElse(""));
      throw new HistoryUnavailableException(words(cause), cause);
    } catch (TimeoutException e) {
      LOG.warn("The history could not be read: HBase did not answer in time");
      throw new HistoryUnavailableException("HBase does not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryUnavailableException("The instance is stopping", e);
    }
  }

  private static Scan scan(HistoryQuestion question) {
    // One more than wanted tells whether there is another page.
    int most = question.limit() + 1;
    return Rows.scan(question, Rows.range(question))
        .setLimit(most)
        .setCaching(most)
        .setNeedCursorResult(true);
  }

  private String words(Throwable cause) {
    if (cause instanceof TableNotFoundException) {
      return "HBase has no table "
          + settings.table()
          + ": see that the HBase sink has made it, and history.hbase.table";
    }
    if (cause instanceof AccessDeniedException) {
      return "HBase does not let Tidewatch read table " + settings.table();
    }
    return "HBase does not answer";
  }

  private static <T> T get(CompletableFuture<T> future, Deadline deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized CompletableFuture<AsyncConnection> connection() {
    CompletableFuture<AsyncConnection> known = connection;
    if (known == null || known.isCompletedExceptionally()) {
      known =
          closed
              ? CompletableFuture.failedFuture(new IOException("closed"))
              : ConnectionFactory.createAsyncConnection(configuration());
      connection = known;
    }
    return known;
  }

  private Configuration configuration() {
    Configuration configuration = HBaseConfiguration.create();
    BOUNDS.forEach(configuration::set);
    configuration.set("hbase.zookeeper.quorum", String.join(",", settings.quorum()));
    settings.client().values().forEach(configuration::set);
    return configuration;
  }

  /** Closes the connection, if there is one. */
  @Override
  public synchronized void close() {
    closed = true;
    CompletableFuture<AsyncConnection> known = connection;
    if (known != null) {
      var unused = known.whenComplete((open, failed) -> close(open));
    }
  }

  private static void close(@Nullable AsyncConnection open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      LOG.debug("HBase's client did not close well", e);
    }
  }
}
