package dev.tidewatch.eventlog;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The file system of this machine. What was opened stays readable after it was deleted. */
final class LocalFiles implements LogFiles {

  @Override
  public Optional<Entry> look(Path path) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      boolean file = found.isRegularFile();
      Kind kind = file ? Kind.FILE : found.isDirectory() ? Kind.DIRECTORY : Kind.OTHER;
      long length = file ? found.size() : 0;
      return Optional.of(new Entry(path, kind, length, found.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Entry> list(Path directory) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(paths::add);
    }
    paths.sort(Comparator.naturalOrder());
    List<Entry> entries = new ArrayList<>();
    for (Path path : paths) {
      entries.add(entry(path));
    }
    return entries;
  }

  /** One that was deleted since, that leads nowhere or can't be looked at is no file. */
  private Entry entry(Path path) {
    Entry other = new Entry(path, Kind.OTHER, 0, Instant.EPOCH);
    try {
      return look(path).orElse(other);
    } catch (IOException e) {
      return other;
    }
  }

  @Override
  public LogInput open(Path file) throws IOException {
    return new Input(new FileInputStream(file.toFile()));
  }

  @Override
  public Path real(Path path) throws IOException {
    return path.toRealPath();
  }

  /** On a stream, not on a channel: a thread that is interrupted would close that for good. */
  private static final class Input extends LogInput {

    private final FileInputStream file;

    Input(FileInputStream file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      return file.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return file.read(into, from, length);
    }

    @Override
    public long position() throws IOException {
      return file.getChannel().position();
    }

    @Override
    public void seek(long offset) throws IOException {
      file.getChannel().position(offset);
    }

    @Override
    public long size() throws IOException {
      return file.getChannel().size();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
