package dev.tidewatch.local.chaos.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.local.chaos.load.ApplicationLedger;
import dev.tidewatch.local.chaos.load.Ledger;
import java.time.Duration;
import java.time.Instant;

/**
 * Knows what an answer may say: at least what was acknowledged before the moment it names, at most
 * what was sent by the time it came. Thread-safe.
 */
public final class Oracle {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int OK = 200;

  /** What a bounded answer may be behind although it met its bound when it was measured. */
  private static final Duration MEASURED_WITHIN = Duration.ofSeconds(5);

  /**
   * What was acknowledged that long ago is in every replica that may answer. Longer than the group
   * takes to give the partitions of an instance that was killed to another one, on a busy machine:
   * until then nobody applies anything.
   */
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(45);

  private final Ledger ledger;
  private final String topic;
  private volatile Duration fastestClock = Duration.ZERO;

  /**
   * Judges answers about the applications of a ledger.
   *
   * @param topic of the events, by which answers name missing partitions
   */
  public Oracle(Ledger ledger, String topic) {
    this.ledger = ledger;
    this.topic = topic;
  }

  /**
   * Says that the clock of an instance is this much ahead. A moment in the future is then taken for
   * one by that clock.
   */
  public void clockAheadBy(Duration skew) {
    fastestClock = skew;
  }

  /** What an answer is worth. Call it right after the answer came. */
  public Judgement judge(Question question, Answer answer) {
    try {
      Leaks.check(answer);
      if (answer.status() != OK) {
        return new ProblemJudge(this).judge(question, answer);
      }
      Instant asOf = asOf(answer);
      JsonNode body = parse(answer.body());
      ApplicationLedger application = question.application();
      if (application == null) {
        return new ListingJudge(ledger, topic)
            .judge(question.kind(), answer, body, deniesAsOf(answer));
      }
      int events =
          question.kind() == Question.Kind.JOBS
              ? JobsJudge.events(application, body, asOf)
              : CompletenessJudge.events(application, body, asOf);
      BoundsJudge.check(question.consistency(), answer);
      checkBound(question, application, events, answer);
      return new Judgement.Right(events);
    } catch (WrongAnswerException e) {
      return new Judgement.Wrong(e.why());
    }
  }

  private static void checkBound(
      Question question, ApplicationLedger application, int events, Answer answer) {
    if (question.consistency() == Consistency.BOUNDED) {
      int old = application.acknowledgedBefore(answer.asked().minus(MEASURED_WITHIN));
      if (old - events > Consistency.MAX_LAG) {
        throw new WrongAnswerException(
            "%d events that are older than %s are missing under maxLag=%d"
                .formatted(old - events, MEASURED_WITHIN, Consistency.MAX_LAG));
      }
    }
  }

  /** The moment that the answer claims, by this machine's clock. */
  Instant asOf(Answer answer) {
    Instant asOf =
        answer.asOf().orElseThrow(() -> new WrongAnswerException("it has no Tidewatch-As-Of"));
    if (!asOf.isAfter(answer.answered())) {
      return asOf;
    }
    Instant corrected = asOf.minus(fastestClock);
    if (corrected.isAfter(answer.answered())) {
      throw new WrongAnswerException("Tidewatch-As-Of %s lies in the future".formatted(asOf));
    }
    return corrected;
  }

  /**
   * The moment as of which the answer may deny what was sent later. One that does not know its age
   * is no excuse for denying what has been there for long.
   */
  Instant deniesAsOf(Answer answer) {
    Instant asOf = asOf(answer);
    return asOf.equals(Instant.EPOCH) ? answer.asked().minus(KNOWN_WITHIN) : asOf;
  }

  static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new WrongAnswerException("it is no JSON: %s".formatted(e.getOriginalMessage()));
    }
  }
}
