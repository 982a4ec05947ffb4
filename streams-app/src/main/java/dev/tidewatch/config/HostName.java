package dev.tidewatch.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine, or this container, calls itself. */
final class HostName {

  /** Linux tells it here without a name server, for which a health check should not wait. */
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  /** Leaves room for the number of the process in a name. */
  private static final int MAX_LENGTH = 80;

  private HostName() {}

  /** Its name, of letters, digits, '.', '_' and '-' alone. */
  static String get() {
    return asName(read());
  }

  static String asName(String host) {
    String name = host.strip().replaceAll("[^A-Za-z0-9._-]", "-");
    return name.isEmpty() ? "localhost" : name.substring(0, Math.min(MAX_LENGTH, name.length()));
  }

  private static String read() {
    try {
      return Files.readString(LINUX);
    } catch (IOException anotherSystem) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException unnamed) {
        return "";
      }
    }
  }
}
