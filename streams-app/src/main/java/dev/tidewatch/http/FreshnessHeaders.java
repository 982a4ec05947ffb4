package dev.tidewatch.http;

import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The headers that tell an answer's age. */
final class FreshnessHeaders {

  static final String SERVED_BY = "Tidewatch-Served-By";
  static final String ROLE = "Tidewatch-Role";
  static final String CHANGELOG_LAG = "Tidewatch-Changelog-Lag";
  static final String SOURCE_LAG = "Tidewatch-Source-Lag";
  static final String AS_OF = "Tidewatch-As-Of";
  static final String PARTIAL = "Tidewatch-Partial";

  private static final String UNKNOWN = "unknown";

  /** Header to its meaning, for the contract. */
  static final Map<String, String> DOCS =
      Map.of(
          SERVED_BY, "The instance that answered.",
          ROLE, "active, standby, or merged for an answer put together from several partitions.",
          CHANGELOG_LAG, "Records of the changelog not applied yet by the replica; or unknown.",
          SOURCE_LAG, "Records of the input topic in no replica yet; or unknown.",
          AS_OF, "Everything that Kafka held at this moment is in the answer; or unknown.",
          PARTIAL, "Partitions that could not be read and are missing from the answer.");

  private FreshnessHeaders() {}

  /** Of a successful answer: the instance's own and current, where no store was read. */
  static void ofAnswer(
      @Nullable Freshness freshness, String instance, BiConsumer<String, String> header) {
    write(freshness != null ? freshness : Freshness.current(instance, Instant.now()), header);
  }

  /** Of a problem: it has no lag to speak of unless a store was read. */
  static void ofProblem(
      @Nullable Freshness freshness, String instance, BiConsumer<String, String> header) {
    if (freshness != null) {
      write(freshness, header);
    } else {
      header.accept(SERVED_BY, instance);
      header.accept(AS_OF, Instant.now().toString());
    }
  }

  private static void write(Freshness freshness, BiConsumer<String, String> header) {
    header.accept(SERVED_BY, freshness.servedBy());
    header.accept(ROLE, roleName(freshness.role()));
    header.accept(CHANGELOG_LAG, lag(freshness.changelogLag()));
    header.accept(SOURCE_LAG, lag(freshness.sourceLag()));
    header.accept(AS_OF, moment(freshness.asOf()));
    if (!freshness.partial().isEmpty()) {
      header.accept(PARTIAL, String.join(",", freshness.partial()));
    }
  }

  private static String moment(Instant asOf) {
    return asOf.equals(Instant.EPOCH) ? UNKNOWN : asOf.toString();
  }

  private static String lag(OptionalLong records) {
    return records.isPresent() ? Long.toString(records.getAsLong()) : UNKNOWN;
  }

  private static String roleName(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
