package dev.tidewatch.local.mirror;

/**
 * Where a link begins and ends.
 *
 * @param source {@code host:port,…} of A
 * @param target {@code host:port,…} of B
 */
public record Link(String source, String target) {
  private static final String SOURCE = "kafka.a.example:9092";
  private static final String TARGET = "kafka.b.example:9092";

  /** The value of a setting, with these addresses, and with one replica of each topic. */
  String value(String name, String written) {
    if (name.endsWith("replication.factor")) {
      return "1";
    }
    return written.replace(SOURCE, source).replace(TARGET, target);
  }
}
