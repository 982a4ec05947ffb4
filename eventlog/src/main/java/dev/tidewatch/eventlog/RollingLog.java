package dev.tidewatch.eventlog;

import dev.tidewatch.eventlog.Segment.Earlier;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log in numbered files, {@code events_<n>_<id>[_<attempt>][.<codec>]}, with an empty {@code
 * appstatus_…} whose {@code .inprogress} says that Spark is still writing. The History Server's
 * compaction replaces the first files by one {@code ….compact}, which keeps the events of live jobs
 * only.
 *
 * @param files the file system that it lies on
 * @param path the directory, {@code eventlog_v2_<id>[_<attempt>]} unless somebody renamed it
 */
public record RollingLog(LogFiles files, Path path) implements EventLog {

  /** A log on this machine's own file system. */
  public RollingLog(Path path) {
    this(LogFiles.LOCAL, path);
  }

  private static final Pattern EVENTS = Pattern.compile("events_(\\d{1,9})_(.+?)(\\.compact)?");

  @Override
  public String name() {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  LogView view() throws IOException {
    List<Segment> found = new ArrayList<>();
    boolean running = false;
    boolean ended = false;
    try {
      for (LogFiles.Entry entry : files.list(path)) {
        String name = entry.name();
        if (LogNames.isLeftover(name)) {
          continue;
        }
        if (isStatus(name)) {
          running |= LogNames.isInProgress(name);
          ended |= !LogNames.isInProgress(name);
        } else if (isEvents(name)) {
          found.add(segment(entry.path(), name));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return LogView.GONE;
    }
    // Files that were copied without their status can't be told from complete ones
    return new LogView(inReadingOrder(found), ended || !running);
  }

  /** Spark's {@code RollingEventLogFilesFileReader}: from the last compact file on. */
  private static List<Segment> inReadingOrder(List<Segment> found) {
    long compacted =
        found.stream().filter(Segment::compact).mapToLong(Segment::index).max().orElse(-1);
    List<Segment> segments = new ArrayList<>(found);
    segments.removeIf(segment -> segment.index() <= compacted && !isCompact(segment, compacted));
    segments.sort(Comparator.comparingLong(Segment::index));
    if (!segments.isEmpty()) {
      segments.set(0, segments.get(0).withEarlier(earlier(segments.get(0))));
    }
    return List.copyOf(segments);
  }

  private static List<Earlier> earlier(Segment first) {
    String rest = rest(String.valueOf(first.path().getFileName()));
    List<Earlier> files = new ArrayList<>();
    for (long n = 1; n <= first.index(); n++) {
      files.add(new Earlier(identity(n, rest, false), n));
      files.add(new Earlier(identity(n, rest, true), n));
    }
    files.removeIf(file -> file.file().equals(first.file()));
    return files;
  }

  private static boolean isCompact(Segment segment, long index) {
    return segment.compact() && segment.index() == index;
  }

  private static Segment segment(Path path, String name) {
    Matcher matcher = matched(name);
    long index = Long.parseLong(matcher.group(1));
    boolean compact = matcher.group(3) != null;
    LogFile file = identity(index, matcher.group(2), compact);
    return new Segment(file, path, index, compact, List.of());
  }

  private static String rest(String name) {
    return matched(name).group(2);
  }

  private static Matcher matched(String name) {
    Matcher matcher = EVENTS.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a rolled event file: " + name);
    }
    return matcher;
  }

  private static LogFile identity(long index, String rest, boolean compact) {
    int dot = rest.indexOf('.');
    String log = dot < 0 ? rest : rest.substring(0, dot);
    String suffix = compact ? LogNames.COMPACT : "";
    return new LogFile(LogNames.ROLLING_DIRECTORY + log + "/events_" + index + "_" + rest + suffix);
  }

  static boolean isEvents(String name) {
    return EVENTS.matcher(name).matches() && !LogNames.isLeftover(name);
  }

  static boolean isStatus(String name) {
    return name.startsWith("appstatus_");
  }
}
