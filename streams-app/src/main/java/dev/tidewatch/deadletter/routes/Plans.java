package dev.tidewatch.deadletter.routes;

import dev.tidewatch.deadletter.RedriveAnswers;
import dev.tidewatch.deadletter.Standing;
import dev.tidewatch.deadletter.api.RedrivePlan;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.redrive.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is answered of rehearsals, and what a person should know before it is meant. */
final class Plans {

  private Plans() {}

  /**
   * @param readers groups that read the targets; empty where that cannot be told
   */
  static RedrivePlan of(
      Order order, Standing group, Rehearsal.Plan plan, Optional<Set<String>> readers) {
    long records = plan.targets().values().stream().mapToLong(Long::longValue).sum();
    return new RedrivePlan(
        true,
        plan.left() == 0,
        records,
        plan.progress().read(),
        plan.left(),
        plan.progress().gone(),
        RedriveAnswers.skipped(plan.progress().skipped()),
        plan.targets().entrySet().stream()
            .map(
                each ->
                    new RedrivePlan.Target(
                        each.getKey().topic(), each.getKey().partition(), each.getValue()))
            .toList(),
        readers.<@Nullable List<String>>map(List::copyOf).orElse(null),
        plan.examples().stream()
            .map(
                each ->
                    new RedrivePlan.Example(
                        each.from().topic(),
                        each.from().partition(),
                        each.from().offset(),
                        each.to().topic(),
                        each.to().partition()))
            .toList(),
        warnings(order, group, plan, records, readers));
  }

  private static List<String> warnings(
      Order order,
      Standing group,
      Rehearsal.Plan plan,
      long records,
      Optional<Set<String>> readers) {
    List<String> warnings = new ArrayList<>();
    if (records > 0) {
      warnings.add(
          "All consumer groups of the target topics see these records again, not the one alone that"
              + " failed"
              + readers
                  .map(all -> all.isEmpty() ? "." : ": " + String.join(", ", all) + ".")
                  .orElse(". Kafka does not tell which these are."));
      warnings.add(
          "At %d records a second this takes %d s or more."
              .formatted(order.perSecond(), (records + order.perSecond() - 1) / order.perSecond()));
    }
    if (plan.left() > 0) {
      warnings.add(
          "There was no time to read all of it: %d offsets are not in these counts."
              .formatted(plan.left()));
    }
    if (group.otherPlaces() > 0 && order.slices().stream().allMatch(s -> s.offsets() == null)) {
      warnings.add(
          "%d dead letters of the group are in partitions that are not told apart, and are left out:"
                  .formatted(group.otherPlaces())
              + " give their positions.");
    }
    if (group.returned() > 0) {
      warnings.add(
          "%d records of this group were sent again before and failed again."
              .formatted(group.returned()));
    }
    plan.targets().keySet().stream()
        .map(Rehearsal.Target::topic)
        .filter(topic -> topic.endsWith("-repartition"))
        .distinct()
        .forEach(
            topic ->
                warnings.add(
                    topic
                        + " is an internal topic of a Kafka Streams application: it goes on from"
                        + " there, and the steps before are not done again."));
    if (group.open() != null) {
      warnings.add("The redrive " + group.open() + " of the group is not over.");
    }
    return warnings;
  }
}
