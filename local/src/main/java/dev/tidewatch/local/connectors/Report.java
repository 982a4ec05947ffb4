package dev.tidewatch.local.connectors;

import java.io.PrintWriter;

/** Says how connectors are, in lines for a terminal. */
final class Report {

  private final PrintWriter out;

  Report(PrintWriter out) {
    this.out = out;
  }

  void outcome(String name, Outcome outcome, Secrets secrets) {
    if (outcome instanceof Outcome.Runs runs) {
      out.printf("%s  RUNNING, %s%n", name, tasks(runs.tasks()));
    } else if (outcome instanceof Outcome.Rests rests) {
      out.printf(
          "%s  %s, as somebody has told it: PUT %s/resume starts it%n",
          name, rests.state(), WorkerClient.connector(name));
    } else if (outcome instanceof Outcome.Late late) {
      out.printf(
          "%s  does not run yet (%s): ask 'connect status', or give a longer --timeout%n",
          name, late.state());
    } else if (outcome instanceof Outcome.Failed failed) {
      failed.parts().forEach(part -> failed(name, part, secrets));
    }
    out.flush();
  }

  private static String tasks(int count) {
    return switch (count) {
      case 0 -> "no tasks: it has found nothing to do yet";
      case 1 -> "1 task";
      default -> count + " tasks";
    };
  }

  private void failed(String name, ConnectorState.Part part, Secrets secrets) {
    out.printf("%s  %s FAILED on %s:%n", name, part.name(), part.worker());
    secrets.hide(part.trace()).lines().forEach(line -> out.println("    " + line));
    out.println("    Mend what it says, and apply again: that restarts it.");
  }

  /** The messages of a trace, without the places in code. */
  void brief(String name, ConnectorState.Part part, Secrets secrets) {
    out.printf("%s  %s FAILED on %s:%n", name, part.name(), part.worker());
    secrets
        .hide(part.trace())
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("\t"))
        .forEach(line -> out.println("    " + line));
  }
}
