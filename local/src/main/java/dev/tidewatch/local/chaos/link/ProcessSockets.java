package dev.tidewatch.local.chaos.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the processes of this machine apart by their sockets, in Linux's {@code /proc}; needs no
 * root for processes of the same user. Elsewhere every source is unknown. Thread-safe.
 */
public final class ProcessSockets implements Sources {
  /** Fields of a line of {@code /proc/net/tcp}. */
  private static final int LOCAL_ADDRESS = 1;

  private static final int INODE = 9;

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  private final Map<String, Long> processes = new ConcurrentHashMap<>();

  /** Whether this system tells sources at all. */
  public static boolean isSupported() {
    return TABLES.stream().anyMatch(Files::isReadable);
  }

  /** Names a process, in place of the one that had the name before. */
  public void name(String name, long pid) {
    processes.put(name, pid);
  }

  @Override
  public Map<InetSocketAddress, String> of(Set<InetSocketAddress> clients) {
    Map<String, List<InetSocketAddress>> sockets = sockets(clients);
    Map<InetSocketAddress, String> names = new HashMap<>();
    processes.forEach(
        (name, pid) ->
            descriptors(pid).stream()
                .flatMap(descriptor -> sockets.getOrDefault(descriptor, List.of()).stream())
                .forEach(client -> names.put(client, name)));
    return names;
  }

  /**
   * What a descriptor of a socket links to, with the clients it can belong to: a port can be in use
   * on several loopback addresses.
   */
  private static Map<String, List<InetSocketAddress>> sockets(Set<InetSocketAddress> clients) {
    Map<String, List<InetSocketAddress>> byPort =
        clients.stream().collect(Collectors.groupingBy(each -> "%04X".formatted(each.getPort())));
    Map<String, List<InetSocketAddress>> sockets = new HashMap<>();
    for (Path table : TABLES) {
      for (String line : lines(table)) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length > INODE) {
          String address = fields[LOCAL_ADDRESS];
          List<InetSocketAddress> here = byPort.get(address.substring(address.indexOf(':') + 1));
          if (here != null) {
            sockets.put("socket:[" + fields[INODE] + "]", here);
          }
        }
      }
    }
    return sockets;
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      return List.of(); // Not Linux, or without this version of IP.
    }
  }

  private static List<String> descriptors(long pid) {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return descriptors.map(ProcessSockets::linkOf).flatMap(Optional::stream).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // It has ended.
    }
  }

  private static Optional<String> linkOf(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException e) {
      return Optional.empty(); // Closed meanwhile.
    }
  }
}
