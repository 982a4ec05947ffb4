package dev.tidewatch.local.mirror;

import java.util.Map;

/**
 * Where a link begins and ends. Its clusters are A and B.
 *
 * @param source {@code host:port,…} of A
 * @param target {@code host:port,…} of B
 */
public record Link(String source, String target) {

  /** The value of a setting, with these addresses, and with one replica of each topic. */
  String value(String name, String written) {
    if (name.endsWith("replication.factor")) {
      return "1";
    }
    String value = written;
    for (Map.Entry<String, String> each : places().entrySet()) {
      value = value.replace(each.getKey(), each.getValue());
    }
    return value;
  }

  /** The addresses of {@code mm2.properties}, and the parameters of the connectors' files. */
  private Map<String, String> places() {
    return Map.of(
        "kafka.a.example:9092", source,
        "kafka.b.example:9092", target,
        "${source.bootstrap.servers}", source,
        "${target.bootstrap.servers}", target,
        "${source}", "A",
        "${target}", "B",
        "${tasks}", "4");
  }
}
