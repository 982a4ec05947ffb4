package dev.tidewatch.local.connect.warehouse;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/**
 * Stores orders one by one; one that fails is reported, where Connect is told to tolerate errors,
 * and costs itself only. Owned by the thread of its task.
 */
public final class WarehouseSinkTask extends SinkTask {
  private @Nullable Warehouse warehouse;

  @Override
  public void start(Map<String, String> settings) {
    warehouse = Warehouse.of(new AbstractConfig(new WarehouseSinkConnector().config(), settings));
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    ErrantRecordReporter reporter = context.errantRecordReporter();
    for (SinkRecord record : records) {
      try {
        warehouse().store(record);
      } catch (RuntimeException e) {
        if (reporter == null) {
          throw e;
        }
        // Connect itself waits for it before it commits an offset.
        var unused = reporter.report(record, e);
      }
    }
  }

  private Warehouse warehouse() {
    if (warehouse == null) {
      throw new IllegalStateException("not started");
    }
    return warehouse;
  }

  @Override
  public void stop() {
    // Nothing stays open between two records.
  }

  @Override
  public String version() {
    return new WarehouseSinkConnector().version();
  }
}
