package dev.tidewatch.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a directory to one Kafka at a time. Kafka has such a lock too, but a broker that finds it
 * taken ends its whole JVM, ours with it. The operating system releases it with the process.
 */
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the directory, creating it where it is missing.
   *
   * @throws IllegalStateException when another Kafka has it, in this process or in another
   * @throws UncheckedIOException when it cannot be created or written
   */
  static DirectoryLock acquire(Path directory) {
    try {
      Files.createDirectories(directory);
      var channel =
          FileChannel.open(
              directory.resolve("kafka.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw new IllegalStateException(
            "another Kafka uses %s: stop it, or choose another directory".formatted(directory));
      }
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka cannot use " + directory + ": " + e, e);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // Held by this process; the caller says so.
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
