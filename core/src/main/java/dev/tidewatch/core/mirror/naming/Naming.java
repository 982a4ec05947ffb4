package dev.tidewatch.core.mirror.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of one deployment of MirrorMaker 2: Kafka's {@code DefaultReplicationPolicy}, or its
 * {@code IdentityReplicationPolicy}, with their settings. Immutable.
 *
 * @param separator {@code replication.policy.separator}, not empty
 * @param internalSeparator {@code replication.policy.internal.topic.separator.enabled}: whether the
 *     separator is part of internal topics too, which else have a point
 * @param identity whether topics keep their names on the target, all but heartbeats
 * @param heartbeats name of the topic that heartbeat connectors write to
 */
public record Naming(
    String separator, boolean internalSeparator, boolean identity, String heartbeats) {

  /** What MirrorMaker 2 does unless told otherwise. */
  public static final Naming DEFAULT = new Naming(".", true, false, "heartbeats");

  private static final String SYNCS = "mm2-offset-syncs";

  public Naming {
    if (separator.isEmpty() || heartbeats.isEmpty()) {
      throw new IllegalArgumentException("a separator and the name of a topic are not empty");
    }
  }

  /** What a topic is for; empty for one that is not MirrorMaker 2's own. */
  public Optional<MirrorTopic> read(String topic) {
    String source = before(topic, checkpointsSuffix());
    if (source != null) {
      return Optional.of(new MirrorTopic.Checkpoints(source));
    }
    String prefix = SYNCS + internalSeparatorText();
    String other =
        topic.startsWith(prefix)
            ? before(topic.substring(prefix.length()), internalSuffix())
            : null;
    if (other != null) {
      return Optional.of(new MirrorTopic.OffsetSyncs(other));
    }
    return hops(topic).map(MirrorTopic.Heartbeats::new);
  }

  private static @Nullable String before(String name, String suffix) {
    return name.length() > suffix.length() && name.endsWith(suffix)
        ? name.substring(0, name.length() - suffix.length())
        : null;
  }

  /** Each hop puts its alias in front, whatever the policy: so it is with heartbeats. */
  private Optional<List<String>> hops(String topic) {
    List<String> hops = new ArrayList<>();
    String rest = topic;
    for (String source = prefix(rest); source != null; source = prefix(rest)) {
      if (source.isEmpty()) {
        return Optional.empty();
      }
      hops.add(source);
      rest = rest.substring(source.length() + separator.length());
    }
    return rest.equals(heartbeats) ? Optional.of(hops) : Optional.empty();
  }

  /**
   * The cluster that a topic came from by its name alone; null where it names none. As Kafka's
   * policy has it, separators at the end do not count.
   */
  private @Nullable String prefix(String topic) {
    String name = topic;
    while (name.endsWith(separator)) {
      name = name.substring(0, name.length() - separator.length());
    }
    int end = name.indexOf(separator);
    return end < 0 ? null : name.substring(0, end);
  }

  /** What a topic of the source is called on the target. */
  public String remote(String source, String topic) {
    return identity && !topic.endsWith(heartbeats) ? topic : source + separator + topic;
  }

  /**
   * What a topic of a checkpoint is called on the source. Checkpoints name topics as they are on
   * the target, also those that the source has from the target, which have their own name there.
   */
  public String upstream(String source, String target, String topic) {
    if (identity) {
      return topic;
    }
    String prefix = source + separator;
    return topic.startsWith(prefix) ? topic.substring(prefix.length()) : target + separator + topic;
  }

  /** What a topic of the source is called in checkpoints: the way back from {@link #upstream}. */
  public String downstream(String source, String target, String topic) {
    if (identity) {
      return topic;
    }
    String prefix = target + separator;
    return topic.startsWith(prefix) ? topic.substring(prefix.length()) : source + separator + topic;
  }

  /** The topic of checkpoints that come from a source. */
  public String checkpoints(String source) {
    return source + checkpointsSuffix();
  }

  /** The topic of offset syncs that is named after a cluster. */
  public String offsetSyncs(String other) {
    return SYNCS + internalSeparatorText() + other + internalSuffix();
  }

  private String checkpointsSuffix() {
    return internalSeparatorText() + "checkpoints" + internalSuffix();
  }

  private String internalSuffix() {
    return internalSeparatorText() + "internal";
  }

  private String internalSeparatorText() {
    return internalSeparator ? separator : ".";
  }

  /** A regular expression that the whole names of all topics match that {@link #read} knows. */
  public String pattern() {
    String any = "(?:.+" + quoted(separator) + ")?";
    return "(?:"
        + any
        + quoted(heartbeats)
        + "|.+"
        + quoted(checkpointsSuffix())
        + "|"
        + quoted(SYNCS + internalSeparatorText())
        + ".+"
        + quoted(internalSuffix())
        + ")";
  }

  /** Without {@code \Q}, so that it can be read where it is shown. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = Character.isLetterOrDigit(c) || c == '-' || c == '_';
      quoted.append(plain ? String.valueOf(c) : "[" + c + "]");
    }
    return quoted.toString();
  }
}
