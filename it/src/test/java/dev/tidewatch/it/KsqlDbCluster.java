package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** Who holds which partitions of the tables, as a server says it. */
final class KsqlDbCluster {

  private KsqlDbCluster() {}

  /** Whether all of a number of servers are alive, and each has copies of what others hold. */
  static boolean hasCopies(URI server, int servers) {
    int copying = 0;
    for (JsonNode host : hosts(server)) {
      copying += host.path("hostAlive").asBoolean() && count(host, "standByPartitions") > 0 ? 1 : 0;
    }
    return copying == servers;
  }

  /** Whether a server holds all itself: nobody else is left. */
  static boolean holdsAll(URI server, int partitions) {
    JsonNode own = hosts(server).path(server.getHost() + ":" + server.getPort());
    return count(own, "standByPartitions") == 0 && count(own, "activePartitions") == partitions;
  }

  /** Partitions that are active, on all servers together. */
  static int active(URI server) {
    int active = 0;
    for (JsonNode host : hosts(server)) {
      active += count(host, "activePartitions");
    }
    return active;
  }

  private static JsonNode hosts(URI server) {
    return KsqlDbStatements.get(server.resolve("/clusterStatus")).path("clusterStatus");
  }

  private static int count(JsonNode host, String list) {
    int count = 0;
    for (JsonNode query : host.path("activeStandbyPerQuery")) {
      count += query.path(list).size();
    }
    return count;
  }
}
