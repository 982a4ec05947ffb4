package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.LogFiles;
import dev.tidewatch.eventlog.LogInput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.kafka.connect.errors.ConnectException;

/** Any file system that Hadoop's client knows. Loaded only where a directory asks for one. */
final class HadoopFiles implements LogFiles {

  private final FileSystem system;

  private HadoopFiles(FileSystem system) {
    this.system = system;
  }

  /**
   * Connects to a file system; its connections live as long as the worker.
   *
   * @param settings over those of {@code core-site.xml} on the class path
   * @throws ConnectException when Hadoop's client is not there, or does not know it
   */
  static LogFiles of(URI where, Map<String, String> settings) {
    try {
      Configuration configuration = new Configuration();
      settings.forEach(configuration::set);
      return new HadoopFiles(FileSystem.get(where, configuration));
    } catch (NoClassDefFoundError missing) {
      throw new ConnectException(
          "Hadoop's client is needed for "
              + where
              + ": put the jars hadoop-client-api and hadoop-client-runtime, and the one of the file"
              + " system where it has its own (hadoop-aws and its AWS SDK for s3a), into this"
              + " plugin's directory on every worker, and restart them",
          missing);
    } catch (IOException e) {
      throw new ConnectException(
          where + " can't be used: " + e.getMessage() + ". Check directories and hadoop.*", e);
    }
  }

  private org.apache.hadoop.fs.Path at(Path path) {
    return new org.apache.hadoop.fs.Path(path.toString());
  }

  @Override
  public Optional<Entry> look(Path path) throws IOException {
    try {
      return Optional.of(entry(path, system.getFileStatus(at(path))));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Entry> list(Path directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try {
      for (FileStatus status : system.listStatus(at(directory))) {
        if (status.isFile() && status.getPath().equals(system.makeQualified(at(directory)))) {
          throw new NotDirectoryException(directory.toString());
        }
        entries.add(entry(directory.resolve(status.getPath().getName()), status));
      }
    } catch (FileNotFoundException e) {
      NoSuchFileException missing = new NoSuchFileException(directory.toString());
      missing.initCause(e);
      throw missing;
    }
    entries.sort(Comparator.comparing(Entry::path));
    return entries;
  }

  private static Entry entry(Path path, FileStatus status) {
    Kind kind = status.isFile() ? Kind.FILE : status.isDirectory() ? Kind.DIRECTORY : Kind.OTHER;
    Instant modified = Instant.ofEpochMilli(status.getModificationTime());
    return new Entry(path, kind, status.isFile() ? status.getLen() : 0, modified);
  }

  @Override
  public LogInput open(Path file) throws IOException {
    return new HadoopInput(system, at(file));
  }

  @Override
  public Path real(Path path) throws IOException {
    org.apache.hadoop.fs.Path resolved = system.resolvePath(at(path));
    return Path.of(resolved.toUri().getPath());
  }
}
