package dev.tidewatch.local.connect.warehouse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Exchange rates. Its own is that of the euro; for others it asks a service, which answers with a
 * number on a line as soon as one connects. The bug is that the service may be away.
 *
 * @param address {@code host:port} of the service
 */
record Rates(String address, boolean fixed) {
  private static final int TIMEOUT_MS = 2_000;

  double ofEuro(String currency) {
    if (fixed || currency.equals("EUR")) {
      return 1;
    }
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.substring(0, colon), port), TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      var answer = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
      return Double.parseDouble(String.valueOf(new BufferedReader(answer).readLine()));
    } catch (IOException e) {
      throw new ConnectException("exchange rates are not available", e);
    }
  }
}
