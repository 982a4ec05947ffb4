package dev.tidewatch.local.chaos.read;

import dev.tidewatch.local.chaos.load.ApplicationLedger;
import dev.tidewatch.local.chaos.load.Ledger;
import dev.tidewatch.local.chaos.oracle.Consistency;
import dev.tidewatch.local.chaos.oracle.Question;
import dev.tidewatch.local.chaos.oracle.Question.Kind;
import java.util.List;
import java.util.random.RandomGenerator;

/** The mix of questions: most by key and of any freshness. */
final class Questions {
  /** Applications that send at the moment are among so many latest ones. */
  private static final int RECENT = 24;

  private final Ledger ledger;
  private final RandomGenerator random;

  Questions(Ledger ledger, RandomGenerator random) {
    this.ledger = ledger;
    this.random = random;
  }

  /** The next question. */
  Question next() {
    List<ApplicationLedger> applications = ledger.applications();
    int draw = random.nextInt(100);
    if (draw < 5 || applications.isEmpty()) {
      return new Question(Kind.APPLICATIONS, null, Consistency.ANY);
    }
    if (draw < 10) {
      return new Question(Kind.VERSIONS, null, Consistency.ANY);
    }
    Consistency consistency =
        draw < 20 ? Consistency.ACTIVE : draw < 30 ? Consistency.BOUNDED : Consistency.ANY;
    Kind kind = draw % 3 == 0 ? Kind.JOBS : Kind.COMPLETENESS;
    return new Question(kind, pick(applications), consistency);
  }

  /** Mostly one that changes. */
  private ApplicationLedger pick(List<ApplicationLedger> applications) {
    int among =
        random.nextInt(4) == 0 ? applications.size() : Math.min(RECENT, applications.size());
    return applications.get(applications.size() - 1 - random.nextInt(among));
  }
}
