package dev.tidewatch.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * The samples of some threads, counted. Allocation is in bytes, of {@code
 * jdk.ObjectAllocationSample}, whose weights estimate the bytes.
 *
 * @param self samples by the method on top of the stack
 * @param nearest samples by Tidewatch's method nearest to the top, else by Kafka's: whose work it
 *     was
 * @param inclusive samples by every method of Tidewatch and Kafka on the stack
 * @param nativeCode samples by the native method on top and its first callers
 * @param allocatedClasses weight by class of the object
 * @param allocatingFrames weight by the method that allocated
 * @param allocatingNearest weight by the same
 */
record Profile(
    Tally self,
    Tally nearest,
    Tally inclusive,
    Tally nativeCode,
    Tally allocatedClasses,
    Tally allocatingFrames,
    Tally allocatingNearest) {

  private static final int CALLERS = 3;

  /** Number and address of a class made at run time, which differ from run to run. */
  private static final Pattern GENERATED = Pattern.compile("(?<=[$][$]Lambda)\\W.*|[+]0x.*");

  private static final String TIDEWATCH = "d.t.";
  private static final String KAFKA = "o.a.k.";

  /** Reads a recording, event by event. */
  static Profile read(Path file, Pattern threads) throws IOException {
    Profile profile =
        new Profile(
            new Tally(),
            new Tally(),
            new Tally(),
            new Tally(),
            new Tally(),
            new Tally(),
            new Tally());
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        profile.add(recording.readEvent(), threads);
      }
    }
    return profile;
  }

  private void add(RecordedEvent event, Pattern threads) {
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> {
        if (isOf(event.getThread("sampledThread"), threads)) {
          addSample(frames(event));
        }
      }
      case "jdk.NativeMethodSample" -> {
        if (isOf(event.getThread("sampledThread"), threads)) {
          nativeCode.add(
              frames(event).stream().limit(CALLERS).collect(Collectors.joining(" ← ")), 1);
        }
      }
      case "jdk.ObjectAllocationSample" -> {
        if (isOf(event.getThread("eventThread"), threads)) {
          addAllocation(event);
        }
      }
      default -> {
        // Nothing else is asked of a recording.
      }
    }
  }

  private void addSample(List<String> frames) {
    if (frames.isEmpty()) {
      return;
    }
    self.add(frames.get(0), 1);
    nearest.add(responsible(frames), 1);
    Set<String> known = new LinkedHashSet<>();
    frames.stream()
        .filter(frame -> frame.startsWith(TIDEWATCH) || frame.startsWith(KAFKA))
        .forEach(known::add);
    inclusive.addOnce(known);
  }

  private void addAllocation(RecordedEvent event) {
    RecordedClass type = event.getClass("objectClass");
    long weight = event.getLong("weight");
    allocatedClasses.add(GENERATED.matcher(type.getName()).replaceFirst(""), weight);
    List<String> frames = frames(event);
    allocatingFrames.add(frames.isEmpty() ? "unknown" : frames.get(0), weight);
    allocatingNearest.add(responsible(frames), weight);
  }

  private static String responsible(List<String> frames) {
    return nearest(frames, TIDEWATCH).or(() -> nearest(frames, KAFKA)).orElse("neither");
  }

  private static Optional<String> nearest(List<String> frames, String owner) {
    return frames.stream().filter(frame -> frame.startsWith(owner)).findFirst();
  }

  private static boolean isOf(RecordedThread thread, Pattern threads) {
    String name = thread == null ? null : thread.getJavaName();
    return name != null && threads.matcher(name).find();
  }

  private static List<String> frames(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    return stack == null
        ? List.of()
        : stack.getFrames().stream().map(RecordedFrame::getMethod).map(Profile::shortName).toList();
  }

  /** {@code o.a.k.streams.KafkaStreams.start}: who publishes it by first letters only. */
  private static String shortName(RecordedMethod method) {
    String type = GENERATED.matcher(method.getType().getName()).replaceFirst("");
    String[] names = type.split("\\.", -1);
    int initials =
        switch (names[0]) {
          case "org", "com" -> 3;
          case "dev" -> 2;
          default -> 0;
        };
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      // Never the class itself, however few packages it has.
      name.append(i < Math.min(initials, names.length - 1) ? names[i].substring(0, 1) : names[i])
          .append('.');
    }
    return name.append(method.getName()).toString();
  }
}
