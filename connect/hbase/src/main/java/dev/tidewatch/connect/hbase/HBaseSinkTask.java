package dev.tidewatch.connect.hbase;

import dev.tidewatch.connect.common.Errants;
import dev.tidewatch.connect.common.PluginVersion;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * HBase has the rows up to it. While HBase does not take them, Connect hands over the same records
 * again and fetches no others; a row that is written twice is the same. Owned by one thread.
 */
public final class HBaseSinkTask extends SinkTask {

  private static final Logger LOG = LoggerFactory.getLogger(HBaseSinkTask.class);

  private final SinkMetrics metrics = new SinkMetrics();
  private @Nullable RowMapper mapper;
  private @Nullable RowWriter writer;
  private long backoffMs;

  @Override
  public void start(Map<String, String> given) {
    var config = new AbstractConfig(HBaseSinkConfig.DEFINITION, given, false);
    Table table = Table.of(config);
    mapper =
        new RowMapper(
            new RowKey(
                RowKey.parse(config.getList(HBaseSinkConfig.ROW_KEY)),
                config.getInt(HBaseSinkConfig.SALTS)),
            table.columns());
    writer = new RowWriter(table, config.getLong(HBaseSinkConfig.BUFFER));
    backoffMs = config.getLong(HBaseSinkConfig.BACKOFF);
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
    Errants errants = Errants.of(context);
    long began = System.nanoTime();
    try {
      write(records, errants);
    } catch (IOException e) {
      metrics.retries.incrementAndGet();
      context.timeout(backoffMs);
      LOG.warn("HBase did not take {} records; they are written again", records.size(), e);
      throw new RetriableException("HBase does not take records now: " + e.getMessage(), e);
    } finally {
      long took = (System.nanoTime() - began) / 1_000_000;
      metrics.longestFlush.accumulateAndGet(took, Math::max);
    }
  }

  private void write(Collection<SinkRecord> records, Errants errants) throws IOException {
    RowWriter rows = started(writer);
    long skipped = 0;
    Map<SinkRecord, Exception> errant = new LinkedHashMap<>();
    rows.open();
    for (SinkRecord record : records) {
      try {
        var row = started(mapper).row(record);
        if (row.isPresent()) {
          rows.add(row.get(), record);
        } else {
          skipped++;
        }
      } catch (DataException | IllegalArgumentException e) {
        errant.put(record, e);
      }
    }
    errant.putAll(rows.flush());
    // Not before HBase has the others: records that are written again would be reported again
    metrics.skipped.addAndGet(skipped);
    metrics.rows.addAndGet(rows.written());
    metrics.errant.addAndGet(errant.size());
    errant.forEach(errants::report);
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not started");
    }
    return part;
  }

  @Override
  public void stop() {
    RowWriter closing = writer;
    if (closing != null) {
      closing.close();
    }
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }
}
