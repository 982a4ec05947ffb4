package dev.tidewatch.local.demo;

import dev.tidewatch.local.connect.TolerantSink;
import dev.tidewatch.local.connect.warehouse.WarehouseSinkConnector;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The connectors of the shop, each with a fault that people make. */
final class ShopSinks {
  private static final String TRANSFORMS = "org.apache.kafka.connect.transforms.";

  private ShopSinks() {}

  /**
   * The configurations by the names of their connectors.
   *
   * @param rates {@code host:port} on which nobody listens
   */
  static SortedMap<String, Map<String, String>> all(String rates) {
    var sinks = new TreeMap<String, Map<String, String>>();
    sinks.put("warehouse-orders", orders("warehouse-orders", rates));
    sinks.put("warehouse-returns", returns("warehouse-returns", rates));
    sinks.put("ledger-payments", payments("ledger-payments", rates));
    return sinks;
  }

  /** Has the bugs of the sink itself, and those of who sends orders. */
  private static Map<String, String> orders(String connector, String rates) {
    return sink(connector, ShopRecords.ORDERS, rates);
  }

  /** Transforms what not every record can be transformed to. */
  private static Map<String, String> returns(String connector, String rates) {
    var sink = sink(connector, ShopRecords.RETURNS, rates);
    sink.put("transforms", "mark,count");
    sink.put("transforms.mark.type", TRANSFORMS + "InsertField$Value");
    sink.put("transforms.mark.static.field", "returned");
    sink.put("transforms.mark.static.value", "yes");
    sink.put("transforms.count.type", TRANSFORMS + "Cast$Value");
    sink.put("transforms.count.spec", "pieces:int64");
    return sink;
  }

  /** Expects schemas from who sends none, so that nothing arrives at all. */
  private static Map<String, String> payments(String connector, String rates) {
    var sink = sink(connector, ShopRecords.PAYMENTS, rates);
    sink.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    sink.put("value.converter.schemas.enable", "true");
    return sink;
  }

  private static Map<String, String> sink(String connector, String topic, String rates) {
    String kind = WarehouseSinkConnector.class.getName();
    var sink = TolerantSink.configuration(connector, kind, topic);
    sink.put(WarehouseSinkConnector.RATES, rates);
    return sink;
  }
}
