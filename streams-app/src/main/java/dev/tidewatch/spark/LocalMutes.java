package dev.tidewatch.spark;

import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.LocalReplicas;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Section;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.api.Mute;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What operators want to hear no more of, as far as the replicas of this instance know. Any of them
 * will do: every partition has all mutes. Nobody else is asked and nothing is waited for. Safe for
 * use by any thread.
 */
public final class LocalMutes implements FindingChanges.MuteLookup {

  private final LocalReplicas replicas;
  private final Section section;
  private final Clock clock;

  /**
   * Answers from these replicas.
   *
   * @param section the partitions of the Spark stores
   * @param clock tells mutes that have ended
   */
  public LocalMutes(LocalReplicas replicas, Section section, Clock clock) {
    this.replicas = replicas;
    this.section = section;
    this.clock = clock;
  }

  @Override
  public Optional<Known> of(SparkFinding finding) {
    Terms terms = Terms.any(Deadline.in(Duration.ZERO));
    int own = section.partitionOf(finding.applicationId()) - section.first();
    for (int i = 0; i < section.count(); i++) {
      int partition = section.first() + (own + i) % section.count();
      Outcome<Known> outcome =
          replicas.ask(
              terms,
              partition,
              (stores, age) -> {
                Mute mute =
                    new Mutes(stores, clock.millis())
                        .of(finding.rule(), finding.name(), finding.user());
                return new Outcome.Found<>(new Known(mute), age);
              });
      if (outcome instanceof Outcome.Found<Known> found) {
        return Optional.of(found.value());
      }
    }
    return Optional.empty();
  }
}
