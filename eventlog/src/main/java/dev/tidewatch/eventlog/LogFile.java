package dev.tidewatch.eventlog;

/**
 * The identity of one file of a Spark event log, the same on every machine and before and after
 * Spark renames the file: consumers drop a line whose offset they have already seen <em>in this
 * file</em>.
 *
 * <p>For a plain log it is the file name without {@code .inprogress}; for a rolling log {@code
 * eventlog_v2_<id>[_<attempt>]/events_<n>_<id>[_<attempt>][.<codec>][.compact]}. It never holds a
 * directory of the machine that read it.
 */
public record LogFile(String name) implements Comparable<LogFile> {

  public LogFile {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a log file's name is empty");
    }
  }

  @Override
  public int compareTo(LogFile other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
