package dev.tidewatch.local.chaos.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.local.chaos.load.ApplicationLedger;
import dev.tidewatch.local.chaos.load.Ledger;
import dev.tidewatch.local.chaos.load.LogScript;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges answers about all applications: those whose start was acknowledged before the answer's
 * moment are in it, unless it names their partition; nothing else is, and nothing twice.
 */
final class ListingJudge {
  private final List<ApplicationLedger> applications;
  private final String topic;

  /** Judges against what is known now: the answer must have come before. */
  ListingJudge(Ledger ledger, String topic) {
    this.applications = ledger.applications();
    this.topic = topic;
  }

  Judgement judge(Question.Kind kind, Answer answer, JsonNode body, Instant asOf) {
    Set<String> missing = answer.missing();
    checkNames(missing);
    if (kind == Question.Kind.APPLICATIONS) {
      list(body, asOf, missing);
    } else {
      versions(body, asOf, missing);
    }
    return missing.isEmpty()
        ? new Judgement.Right(Judgement.UNCOUNTED)
        : new Judgement.Partial(String.join(",", missing));
  }

  private void checkNames(Set<String> missing) {
    for (String partition : missing) {
      if (!partition.matches(Pattern.quote(topic) + "-[0-9]+")) {
        throw new WrongAnswerException("Tidewatch-Partial names %s".formatted(partition));
      }
    }
  }

  private void list(JsonNode body, Instant asOf, Set<String> missing) {
    Set<String> listed = new HashSet<>();
    for (JsonNode application : body) {
      if (!listed.add(application.path("id").asText())) {
        throw new WrongAnswerException("%s is listed twice".formatted(application.path("id")));
      }
    }
    for (ApplicationLedger application : applications) {
      boolean known = listed.remove(application.id());
      if (!known && mustBeKnown(application, asOf, missing)) {
        throw new WrongAnswerException(
            "lost: %s of partition %d is not listed as of %s"
                .formatted(application.id(), application.partition(), asOf));
      }
      if (known && application.sent() == 0) {
        throw new WrongAnswerException("too new: %s is listed".formatted(application.id()));
      }
    }
    if (!listed.isEmpty()) {
      throw new WrongAnswerException("nobody sent %s".formatted(listed));
    }
  }

  private void versions(JsonNode body, Instant asOf, Set<String> missing) {
    long counted = 0;
    for (JsonNode version : body) {
      counted += version.path("applications").asLong();
    }
    long least = applications.stream().filter(each -> mustBeKnown(each, asOf, missing)).count();
    long most = applications.stream().filter(each -> each.sent() > 0).count();
    if (counted < least || counted > most) {
      throw new WrongAnswerException(
          "%d applications are counted as of %s, and there are %d to %d"
              .formatted(counted, asOf, least, most));
    }
  }

  private boolean mustBeKnown(ApplicationLedger application, Instant asOf, Set<String> missing) {
    return application.acknowledgedBefore(asOf) >= LogScript.HEAD
        && !missing.contains(topic + "-" + application.partition());
  }
}
