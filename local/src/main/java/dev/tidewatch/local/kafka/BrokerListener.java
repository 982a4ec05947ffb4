package dev.tidewatch.local.kafka;

/**
 * A listener of a broker beside the one for all clients.
 *
 * @param name in capital letters
 * @param port where the broker listens
 * @param advertised {@code host:port} that clients are told: a proxy's, say
 */
record BrokerListener(String name, int port, String advertised) {
  String address() {
    return Ports.HOST + ":" + port;
  }
}
