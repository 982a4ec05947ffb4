package dev.tidewatch.core.deadletter.group;

import dev.tidewatch.core.deadletter.decode.DeadLetter;
import dev.tidewatch.core.deadletter.trace.StackTrace;
import dev.tidewatch.core.deadletter.trace.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What two dead letters of the same bug have in common, and its hash, which names the group.
 *
 * @param version of the algorithm; groups of two versions cannot be compared
 * @param hash 32 hexadecimal digits, of the version and the components
 * @param components what went into the hash, in order
 */
public record Fingerprint(int version, String hash, List<Component> components) {

  /**
   * The algorithm of this build; it changes with anything that moves a dead letter to another
   * group.
   */
  public static final int VERSION = 1;

  public Fingerprint {
    components = List.copyOf(components);
  }

  /** The fingerprint of a dead letter; a function of the two alone. */
  public static Fingerprint of(DeadLetter letter, StackTrace trace) {
    List<Component> components = new ArrayList<>();
    components.add(new Component("format", letter.format().name()));
    components.add(owner(letter));
    add(components, "stage", letter.stage());
    String rootClass = rootCauseClass(letter, trace);
    add(components, "root cause", rootClass);
    Places places = Places.of(trace);
    places.frames().forEach(frame -> components.add(new Component(places.kind(), frame)));
    add(components, "message", MessageTemplate.of(message(letter, trace), rootClass));
    return new Fingerprint(VERSION, Hash.of(VERSION, components), components);
  }

  /** Kafka Streams names no application: the dead-letter topic stands for it. */
  private static Component owner(DeadLetter letter) {
    if (letter.owner() == null) {
      return new Component("dead-letter topic", letter.position().topic());
    }
    return new Component(
        switch (letter.format()) {
          case CONNECT -> "connector";
          case SPRING -> "consumer group";
          case STREAMS -> "application";
          case UNKNOWN -> "owner";
        },
        letter.owner());
  }

  private static void add(List<Component> components, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      components.add(new Component(name, value));
    }
  }

  /** The innermost cause in the trace, else what the headers say; null where neither does. */
  public static @Nullable String rootCauseClass(DeadLetter letter, StackTrace trace) {
    String told = Objects.requireNonNullElse(letter.rootCauseClass(), "");
    boolean traceHasCause = trace.chain().size() > 1;
    if (!told.isEmpty() && !traceHasCause) {
      return told;
    }
    return trace
        .rootCause()
        .map(Thrown::className)
        .filter(name -> !name.isEmpty())
        .orElse(letter.exceptionClass());
  }

  /** Of a trace without its first line only the headers know the message. */
  private static @Nullable String message(DeadLetter letter, StackTrace trace) {
    return trace
        .rootCause()
        .filter(root -> !root.className().isEmpty())
        .map(root -> Objects.requireNonNullElse(root.message(), ""))
        .orElse(letter.message());
  }

  /** Why the dead letters of the group are one group: what they all have in common. */
  public List<Component> explain() {
    return components;
  }
}
