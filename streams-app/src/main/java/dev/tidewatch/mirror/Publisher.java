package dev.tidewatch.mirror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes flows to the output topic: at once when a state changes, and once a minute for the
 * numbers. What was written last is kept with the source, so that a restart repeats nothing. Owned
 * by one stream thread.
 */
final class Publisher {

  private static final long REFRESH = 60_000;

  /** Of the watch: changes are told a moment after they are noticed. */
  private static final long LOOK = 400;

  private static final String SEPARATOR = "\n";

  private final Tracks tracks;
  private final BiConsumer<String, @Nullable MirrorFlow> out;
  private final Map<String, Long> refreshed = new HashMap<>();
  private long lastLook;

  /**
   * @param out takes a flow by its name, or null for one that is gone
   */
  Publisher(Tracks tracks, BiConsumer<String, @Nullable MirrorFlow> out) {
    this.tracks = tracks;
    this.out = out;
  }

  /** Whether it is time to look for changes. */
  boolean isDue(long at) {
    return at - lastLook >= LOOK;
  }

  void publish(List<Assembly> flows, long now) {
    lastLook = now;
    Map<String, List<Assembly>> bySource = new HashMap<>();
    tracks.sources().forEach(source -> bySource.put(source, new ArrayList<>()));
    flows.forEach(
        flow ->
            bySource
                .computeIfAbsent(flow.source().source(), source -> new ArrayList<>())
                .add(flow));
    bySource.forEach((source, its) -> publish(source, its, now));
  }

  private void publish(String source, List<Assembly> flows, long now) {
    SourceRow row = tracks.source(source);
    Map<String, String> before = faces(row.published());
    List<String> after = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (Assembly flow : flows) {
      String face = flow.face(now);
      after.add(face);
      there.add(flow.name());
      String known = before.get(flow.name());
      if (!face.equals(known)) {
        publish(flow, changes(known, face), now);
      } else if (now - refreshed.getOrDefault(flow.name(), 0L) >= REFRESH) {
        publish(flow, List.of(), now);
      }
    }
    before.keySet().stream()
        .filter(name -> !there.contains(name))
        .forEach(
            name -> {
              refreshed.remove(name);
              out.accept(name, null);
            });
    String faces = String.join(SEPARATOR, after);
    if (!faces.equals(row.published())) {
      if (flows.isEmpty() && row.isEmpty()) {
        tracks.remove(source);
      } else {
        tracks.put(row.publish(faces));
      }
    }
  }

  private void publish(Assembly flow, List<String> changed, long now) {
    refreshed.put(flow.name(), now);
    out.accept(flow.name(), flow.output(now, changed));
  }

  /** A face begins with the name of its flow, and its parts have names too. */
  private static Map<String, String> faces(String published) {
    Map<String, String> faces = new HashMap<>();
    if (!published.isEmpty()) {
      for (String face : published.split(SEPARATOR, -1)) {
        int link = face.indexOf(" link=");
        faces.put(link < 0 ? face : face.substring(0, link), face);
      }
    }
    return faces;
  }

  private static List<String> changes(@Nullable String before, String after) {
    Set<String> known =
        before == null ? Set.of() : new HashSet<>(Arrays.asList(before.split(" ", -1)));
    return Arrays.stream(after.split(" ", -1))
        .filter(part -> part.indexOf('=') > 0 && !known.contains(part))
        .map(part -> part.substring(0, part.indexOf('=')))
        .toList();
  }
}
