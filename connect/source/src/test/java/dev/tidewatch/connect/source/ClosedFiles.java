package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.LogFiles;
import dev.tidewatch.eventlog.LogInput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * This machine's files, one of which may not be read for now: as one of another user's, which a
 * test that runs as root could not have.
 */
final class ClosedFiles implements LogFiles {

  private final Path closed;
  private boolean open;

  ClosedFiles(Path closed) {
    this.closed = closed;
  }

  /** From now on it may be read. */
  void open() {
    open = true;
  }

  @Override
  public LogInput open(Path file) throws IOException {
    if (!open && file.equals(closed)) {
      throw new FileNotFoundException(file + " (Permission denied)");
    }
    return LOCAL.open(file);
  }

  @Override
  public Optional<Entry> look(Path path) throws IOException {
    return LOCAL.look(path);
  }

  @Override
  public List<Entry> list(Path directory) throws IOException {
    return LOCAL.list(directory);
  }

  @Override
  public Path real(Path path) throws IOException {
    return LOCAL.real(path);
  }
}
