package dev.tidewatch.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * What a shop has sent in the last hours: mostly well, at times not. The same at each call, so that
 * one knows how many of them fail.
 */
final class ShopRecords {
  static final String ORDERS = "shop.orders";
  static final String RETURNS = "shop.returns";
  static final String PAYMENTS = "shop.payments";

  private static final int MOST = 240;

  /** The kinds of orders that fail, each at a step of its own; all steps are prime. */
  private static final List<Flaw> FLAWS =
      List.of(
          new Flaw(ORDERS, 11, i -> order(i).replaceFirst("(2026)-(..)-(..)", "$3.$2.$1")),
          new Flaw(ORDERS, 13, i -> order(i).replaceFirst("\"boxes\": \\d+", "\"boxes\": 0")),
          new Flaw(ORDERS, 17, i -> order(i).replace("EUR", "CHF")),
          new Flaw(ORDERS, 23, i -> order(i).substring(0, 40 + i % 20)),
          new Flaw(ORDERS, 29, i -> "<order><id>" + i + "</id></order>"),
          new Flaw(
              RETURNS, 7, i -> order(i).replaceFirst("\"pieces\": \\d+", "\"pieces\": \"few\"")),
          new Flaw(RETURNS, 19, i -> "\"parcel " + i + " came back\""),
          new Flaw(PAYMENTS, 1, i -> "{\"payment\": %d, \"amount\": %d.5}".formatted(i, 3 * i)));

  private ShopRecords() {}

  /**
   * A record to send.
   *
   * @param fails whether its connector cannot process it
   */
  record ShopRecord(String topic, String key, String value, boolean fails) {}

  private record Flaw(String topic, int step, IntFunction<String> value) {
    boolean concerns(String where, int i) {
      return topic.equals(where) && i % step == step - 1;
    }
  }

  /** All of them, in the order in which they are to be sent. */
  static List<ShopRecord> all() {
    var records = new ArrayList<ShopRecord>();
    for (int i = 0; i < MOST; i++) {
      records.add(record(ORDERS, i));
      if (i % 3 == 0) {
        records.add(record(RETURNS, i / 3));
      }
      if (i % 6 == 0) {
        records.add(record(PAYMENTS, i / 6));
      }
    }
    return records;
  }

  private static ShopRecord record(String topic, int i) {
    String key = "customer-" + i % 40;
    return FLAWS.stream()
        .filter(flaw -> flaw.concerns(topic, i))
        .findFirst()
        .map(flaw -> new ShopRecord(topic, key, flaw.value().apply(i), true))
        .orElseGet(() -> new ShopRecord(topic, key, order(i), false));
  }

  private static String order(int i) {
    return String.format(
        Locale.ROOT,
        "{\"order\": \"A-%04d\", \"due\": \"2026-%02d-%02d\", \"pieces\": %d, \"boxes\": %d,"
            + " \"price\": %d.25, \"currency\": \"EUR\"}",
        i,
        1 + i % 12,
        1 + i % 28,
        1 + i % 50,
        1 + i % 5,
        2 + i % 90);
  }
}
