package dev.tidewatch.cluster;

import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.LocalReplicas;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Reading;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import dev.tidewatch.query.Section;
import dev.tidewatch.query.Terms;
import dev.tidewatch.query.View;
import dev.tidewatch.store.StoreReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** This instance with the replicas that a test gives it, and no stores. */
record Here(Map<Integer, Role> roles) implements LocalReplicas {

  static Replica replica(int partition, Role role) {
    return new Replica(
        partition, role, Map.of("store", 0L), OptionalLong.of(0), Instant.EPOCH, true);
  }

  /** Places a key by its last digit. */
  static Section section(int count) {
    return new Section(0, count, key -> key[key.length - 1] - '0');
  }

  @Override
  public @Nullable Replica replica(int partition) {
    Role role = roles.get(partition);
    return role == null ? null : replica(partition, role);
  }

  @Override
  public <T> Outcome<T> ask(
      Terms terms, int partition, BiFunction<StoreReader, Freshness, Outcome<T>> question) {
    return new Outcome.Unavailable<>("no stores in this test", Duration.ofSeconds(1));
  }

  @Override
  public <P extends Record, R> Reading<R> read(
      Terms terms, int partition, View<P, R> view, P parameters) {
    Role role = roles.get(partition);
    Freshness age =
        new Freshness(
            "here",
            role == null ? Role.STANDBY : role,
            OptionalLong.of(0),
            OptionalLong.of(0),
            Instant.EPOCH,
            List.of());
    return role == null || !terms.accept(age, 0)
        ? new Reading.Unreadable<>(partition, "not here")
        : new Reading.Read<>(partition, age, List.of());
  }
}
