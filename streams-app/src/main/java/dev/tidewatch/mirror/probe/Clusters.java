package dev.tidewatch.mirror.probe;

import dev.tidewatch.core.mirror.naming.Naming;
import dev.tidewatch.query.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster that Tidewatch runs on, and those that are mirrored from as far as they are
 * configured. An answer is kept for a second, so that a page that many look at asks once. Safe for
 * use by any thread.
 */
public final class Clusters implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Clusters.class);

  /** Of an answer, in milliseconds. */
  private static final long FRESH = 1_000;

  private static final int ANSWERS = 64;

  private final Naming naming;
  private final boolean syncsOnTarget;
  private final Cluster own;
  private final Map<String, Cluster> sources = new HashMap<>();
  private final Duration patience;
  private final Clock clock;
  private final Map<Question, Finding> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Finding> eldest) {
          return size() > ANSWERS;
        }
      };

  /**
   * Connects when it is first asked.
   *
   * @param own how to reach the cluster that Tidewatch runs on
   * @param sources by alias, how to reach others
   * @param patience how long they are waited for
   */
  public Clusters(
      Naming naming,
      boolean syncsOnTarget,
      Properties own,
      Map<String, Properties> sources,
      Duration patience,
      Clock clock) {
    this.naming = naming;
    this.syncsOnTarget = syncsOnTarget;
    this.own = new Cluster(own);
    sources.forEach((alias, settings) -> this.sources.put(alias, new Cluster(settings)));
    this.patience = patience;
    this.clock = clock;
  }

  /** Finds out what can be found out within the deadline, and no longer than is configured. */
  public Finding ask(Question question, Deadline deadline) {
    synchronized (answers) {
      Finding known = answers.get(question);
      if (known != null && Math.abs(clock.millis() - known.asOf()) <= FRESH) {
        return known;
      }
    }
    Duration time = deadline.remaining().compareTo(patience) < 0 ? deadline.remaining() : patience;
    Finding found =
        new Probe(naming, syncsOnTarget, clock)
            .ask(question, own, sources.get(question.source()), Deadline.in(time));
    log(question.source(), found.sourceProblem());
    log("the target", found.targetProblem());
    synchronized (answers) {
      answers.put(question, found);
    }
    return found;
  }

  private static void log(String cluster, @Nullable String problem) {
    if (problem != null) {
      LOG.debug("Of {} is not known what a fail-over costs: {}", cluster, problem);
    }
  }

  @Override
  public void close() {
    own.close();
    sources.values().forEach(Cluster::close);
  }
}
