package dev.tidewatch.local.chaos.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
  public String of(InetSocketAddress client) {
    List<String> inodes = inodes(client.getPort());
    return processes.entrySet().stream()
        .filter(process -> owns(process.getValue(), inodes))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** Of the sockets with this local port; a port can be in use on several loopback addresses. */
  private static List<String> inodes(int port) {
    String suffix = ":%04X".formatted(port);
    List<String> inodes = new ArrayList<>();
    for (Path table : TABLES) {
      for (String line : lines(table)) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(suffix)) {
          inodes.add("socket:[" + fields[INODE] + "]");
        }
      }
    }
    return inodes;
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      return List.of(); // Not Linux, or without this version of IP.
    }
  }

  private static boolean owns(long pid, List<String> inodes) {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return descriptors
          .map(ProcessSockets::linkOf)
          .flatMap(Optional::stream)
          .anyMatch(inodes::contains);
    } catch (IOException | UncheckedIOException e) {
      return false; // It has ended.
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
