package dev.tidewatch.local.chaos.oracle;

import dev.tidewatch.local.chaos.load.ApplicationLedger;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks.
 *
 * @param application whom it is about; null for questions about all
 */
public record Question(
    Kind kind, @Nullable ApplicationLedger application, Consistency consistency) {

  /** The kinds of questions. */
  public enum Kind {
    /** How many events of an application were seen. */
    COMPLETENESS("/api/v1/applications/%s/completeness"),
    /** The jobs of an application, each with its tasks. */
    JOBS("/api/v1/applications/%s/jobs"),
    /** All applications. */
    APPLICATIONS("/api/v1/applications"),
    /** How many applications run on which versions. */
    VERSIONS("/api/v1/fleet/versions");

    private final String path;

    Kind(String path) {
      this.path = path;
    }
  }

  /** Path and query. */
  public String path() {
    String id = application == null ? "" : application.id();
    return kind.path.formatted(id) + "?" + consistency.query();
  }

  /** What it reads: the partition of its application, or all. */
  public String subject() {
    return application == null ? "all" : "partition " + application.partition();
  }
}
