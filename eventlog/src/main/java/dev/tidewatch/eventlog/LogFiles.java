package dev.tidewatch.eventlog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file system that logs lie on: as much of one as reading logs takes. Thread-safe.
 *
 * <p>On another file system than this machine's a {@link Path} is only a name with slashes: nobody
 * but the implementation takes it to a disk.
 */
public interface LogFiles {

  /** This machine's own. */
  LogFiles LOCAL = new LocalFiles();

  /** What lies at a path. */
  enum Kind {
    FILE,
    DIRECTORY,
    /** Neither, such as a pipe. */
    OTHER
  }

  /**
   * What lies at a path, as it was when it was looked at; links are followed.
   *
   * @param length in bytes as they are stored; 0 for what is no file
   */
  record Entry(Path path, Kind kind, long length, Instant modified) {

    public boolean isFile() {
      return kind == Kind.FILE;
    }

    public boolean isDirectory() {
      return kind == Kind.DIRECTORY;
    }

    /** The last part of its path; empty for a root. */
    public String name() {
      Path name = path.getFileName();
      return name == null ? "" : name.toString();
    }
  }

  /**
   * Looks at one path.
   *
   * @return empty when nothing is there
   * @throws IOException when that can't be told
   */
  Optional<Entry> look(Path path) throws IOException;

  /**
   * The entries of a directory, by name.
   *
   * @throws java.nio.file.NoSuchFileException when it is not there
   * @throws java.nio.file.NotDirectoryException when it is something else
   * @throws IOException when it can't be listed
   */
  List<Entry> list(Path directory) throws IOException;

  /**
   * Opens a file for reading.
   *
   * @throws java.io.FileNotFoundException when it is not there or can't be opened
   */
  LogInput open(Path file) throws IOException;

  /** The one path of what can be reached by several. */
  Path real(Path path) throws IOException;
}
