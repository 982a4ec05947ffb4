package dev.tidewatch.connect.search;

import dev.tidewatch.connect.common.Errants;
import dev.tidewatch.connect.common.PluginVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what Connect hands over before it takes more, so that an offset is committed only after
 * the nodes have answered for the records up to it. While they do not take them, Connect hands over
 * the same records again and fetches no others; a document that is written twice is the same. Owned
 * by one thread.
 */
public final class SearchSinkTask extends SinkTask {

  private static final Logger LOG = LoggerFactory.getLogger(SearchSinkTask.class);

  private final SinkMetrics metrics = new SinkMetrics();
  private @Nullable OperationMapper mapper;
  private @Nullable BulkWriter writer;
  private long backoffMs;

  @Override
  public void start(Map<String, String> given) {
    var config = new AbstractConfig(SearchSinkConfig.DEFINITION, given, false);
    mapper =
        new OperationMapper(
            Set.copyOf(config.getList(SearchSinkConfig.ENTRIES)),
            config.getString(SearchSinkConfig.TOMBSTONES).equals(SearchSinkConfig.DELETE));
    writer =
        new BulkWriter(
            Connection.of(config), Index.of(config), config.getInt(SearchSinkConfig.BULK_SIZE));
    backoffMs = config.getLong(SearchSinkConfig.BACKOFF);
    metrics.register(pluginMetrics());
  }

  private @Nullable PluginMetrics pluginMetrics() {
    try {
      return context.pluginMetrics();
    } catch (NoSuchMethodError olderThan41) {
      return null;
    }
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    long began = System.nanoTime();
    try {
      write(records);
    } catch (IOException e) {
      metrics.retries.incrementAndGet();
      context.timeout(backoffMs);
      LOG.warn("{} records were not taken; they are written again", records.size(), e);
      throw new RetriableException("OpenSearch takes no records now: " + e.getMessage(), e);
    } finally {
      long took = (System.nanoTime() - began) / 1_000_000;
      metrics.longestFlush.accumulateAndGet(took, Math::max);
    }
  }

  private void write(Collection<SinkRecord> records) throws IOException {
    Tally tally = new Tally();
    List<Operation> operations = new ArrayList<>();
    long ignored = 0;
    for (SinkRecord record : records) {
      try {
        var operation = started(mapper).of(record);
        operation.ifPresent(operations::add);
        ignored += operation.isPresent() ? 0 : 1;
      } catch (DataException e) {
        tally.refused(record, e);
      }
    }
    if (!operations.isEmpty()) {
      started(writer).write(operations, tally);
    }
    // Not before all are answered for: records that are written again would be reported again
    tally.addTo(metrics);
    metrics.skipped.addAndGet(ignored);
    Errants errants = Errants.of(context);
    tally.refused().forEach(each -> errants.report(each.record(), each.why()));
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not started");
    }
    return part;
  }

  @Override
  public void stop() {
    BulkWriter closing = writer;
    if (closing != null) {
      closing.close();
    }
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }
}
