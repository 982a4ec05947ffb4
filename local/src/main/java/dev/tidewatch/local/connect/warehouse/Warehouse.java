package dev.tidewatch.local.connect.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * What is done with an order.
 *
 * @param file empty where nothing is kept
 * @param fixed whether anything is taken, texts that are no orders too
 */
record Warehouse(String file, boolean fixed, Deadline deadline, Packing packing, Rates rates) {

  static Warehouse of(AbstractConfig settings) {
    boolean fixed = settings.getBoolean(WarehouseSinkConnector.FIXED);
    return new Warehouse(
        settings.getString(WarehouseSinkConnector.FILE),
        fixed,
        new Deadline(fixed),
        new Packing(fixed),
        new Rates(settings.getString(WarehouseSinkConnector.RATES), fixed));
  }

  void store(SinkRecord record) {
    if (record.value() instanceof Map<?, ?> order) {
      append(record, line(new Order(order)));
    } else if (fixed && record.value() != null) {
      append(record, record.value().toString());
    } else {
      throw new DataException("an order is an object with named fields");
    }
  }

  private String line(Order order) {
    return "%s due %s: %d in each box, %.2f EUR"
        .formatted(
            order.text("order"),
            deadline.of(order),
            packing.piecesInEachBox(order),
            order.number("price") * rates.ofEuro(order.text("currency")));
  }

  private void append(SinkRecord record, String line) {
    if (file.isEmpty()) {
      return;
    }
    String text =
        "%s-%d@%d %s%n"
            .formatted(record.topic(), record.kafkaPartition(), record.kafkaOffset(), line);
    try {
      Files.writeString(Path.of(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ConnectException("the shelf cannot be written", e);
    }
  }
}
