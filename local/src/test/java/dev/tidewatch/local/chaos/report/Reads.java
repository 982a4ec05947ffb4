package dev.tidewatch.local.chaos.report;

import dev.tidewatch.local.chaos.load.ApplicationLedger;
import dev.tidewatch.local.chaos.load.LogScript;
import dev.tidewatch.local.chaos.oracle.Consistency;
import dev.tidewatch.local.chaos.oracle.Judgement;
import dev.tidewatch.local.chaos.oracle.Question;
import dev.tidewatch.local.chaos.read.Read;

/** Reads to report on. */
final class Reads {
  private Reads() {}

  static Read right(int partition, long millis) {
    return read(partition, millis, 5, Consistency.ANY, new Judgement.Right(1));
  }

  static Read failed(int partition, long millis) {
    return read(partition, millis, 5, Consistency.ANY, new Judgement.Failed("timeout"));
  }

  static Read read(
      int partition, long millis, long took, Consistency consistency, Judgement judgement) {
    String id = "app-" + partition;
    var application = new ApplicationLedger(id, partition, new LogScript(id, 1));
    var question = new Question(Question.Kind.COMPLETENESS, application, consistency);
    return new Read(
        question,
        millis * 1_000_000,
        (millis + took) * 1_000_000,
        "chaos-1",
        judgement instanceof Judgement.Right right && right.events() == 2,
        judgement,
        "");
  }
}
