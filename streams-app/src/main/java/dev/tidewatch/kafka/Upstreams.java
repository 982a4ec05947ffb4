package dev.tidewatch.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics that features are fed from by another task, and how far that has come. Topics come and
 * go: which there are is looked up every few seconds. Owned by the sampler's thread.
 */
final class Upstreams {

  private static final Duration TOPICS_KNOWN_FOR = Duration.ofSeconds(5);

  private final Offsets offsets;
  private final Map<Layout, UpstreamTracker> trackers = new LinkedHashMap<>();
  private Set<TopicPartition> partitions = Set.of();
  private Instant lookedUp = Instant.EPOCH;

  Upstreams(Layouts layouts, Offsets offsets) {
    this.offsets = offsets;
    for (Layout layout : layouts.all()) {
      if (layout.upstream() != null) {
        trackers.put(layout, new UpstreamTracker());
      }
    }
  }

  /** All partitions that matter to some feature now. */
  Set<TopicPartition> partitions(Instant now)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (!trackers.isEmpty()
        && Duration.between(lookedUp, now).abs().compareTo(TOPICS_KNOWN_FOR) >= 0) {
      List<String> topics =
          offsets.topics().stream()
              .filter(topic -> trackers.keySet().stream().anyMatch(layout -> feeds(topic, layout)))
              .toList();
      partitions = offsets.partitions(topics);
      lookedUp = now;
    }
    return partitions;
  }

  private static boolean feeds(String topic, Layout layout) {
    Pattern upstream = layout.upstream();
    return upstream != null && upstream.matcher(topic).matches();
  }

  /** Concludes from one look, whose ends were taken before what the group has committed. */
  void next(Instant now, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed)
      throws ExecutionException, InterruptedException, TimeoutException {
    Set<TopicPartition> untouched = new HashSet<>(partitions);
    untouched.removeAll(committed.keySet());
    Map<TopicPartition, Long> reached = new HashMap<>(committed);
    reached.putAll(offsets.starts(untouched));
    trackers.forEach(
        (layout, tracker) ->
            tracker.next(
                now,
                ends.entrySet().stream()
                    .filter(end -> feeds(end.getKey().topic(), layout))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                reached));
  }

  /** What feeds a feature whose input was looked at now. */
  Upstream of(Layout layout, Instant now) {
    UpstreamTracker tracker = trackers.get(layout);
    return tracker == null ? Upstream.none(now) : tracker.upstream();
  }
}
