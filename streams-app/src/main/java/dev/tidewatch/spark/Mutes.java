package dev.tidewatch.spark;

import dev.tidewatch.spark.api.Mute;
import dev.tidewatch.spark.api.MuteInfo;
import dev.tidewatch.store.StoreReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The mutes that one partition knows, at one moment. For use by one request. */
final class Mutes {

  private final StoreReader stores;
  private final long now;
  private final Map<String, Optional<Mute>> known = new HashMap<>();

  /**
   * @param now milliseconds since the epoch
   */
  Mutes(StoreReader stores, long now) {
    this.stores = stores;
    this.now = now;
  }

  /** The mute of a rule at an application; null where there is none, or where it has ended. */
  @Nullable Mute of(String rule, @Nullable String name, @Nullable String user) {
    if (name == null || user == null) {
      return null; // its start was not seen: nobody could mean it
    }
    return known
        .computeIfAbsent(rule + '\0' + name + '\0' + user, key -> read(rule, name, user))
        .orElse(null);
  }

  private Optional<Mute> read(String rule, String name, String user) {
    byte[] row = stores.get(SparkStores.FINDINGS, FindingKeys.mute(rule, name, user));
    MuteRow mute = row == null ? null : Codecs.MUTE.decode(row);
    return mute == null || !mute.isMuted(now) ? Optional.empty() : Optional.of(mute(mute.last()));
  }

  private static Mute mute(MuteCommand command) {
    return new Mute(command.by(), text(command.at()), command.note(), textOf(command.until()));
  }

  /** What people are told of a row. */
  static MuteInfo info(MuteRow row, long now) {
    MuteCommand last = row.last();
    return new MuteInfo(
        last.rule(),
        last.name(),
        last.user(),
        state(row.isMuted(now)),
        textOf(last.until()),
        Stream.concat(Stream.of(last), row.before().stream()).map(Mutes::change).toList());
  }

  private static MuteInfo.Change change(MuteCommand command) {
    return new MuteInfo.Change(
        command.id(),
        state(command.muted()),
        command.by(),
        text(command.at()),
        command.note(),
        textOf(command.until()));
  }

  private static String state(boolean muted) {
    return muted ? "MUTED" : "OPEN";
  }

  private static String text(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static @Nullable String textOf(@Nullable Long millis) {
    return millis == null ? null : text(millis);
  }
}
