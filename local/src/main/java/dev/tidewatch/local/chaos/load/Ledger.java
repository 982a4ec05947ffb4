package dev.tidewatch.local.chaos.load;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All applications of a run, in the order in which they began. Thread-safe. */
public final class Ledger {
  private final List<ApplicationLedger> applications = new CopyOnWriteArrayList<>();

  /** Adds one of which nothing was sent yet. */
  public void add(ApplicationLedger application) {
    applications.add(application);
  }

  /** Those known now. */
  public List<ApplicationLedger> applications() {
    return List.copyOf(applications);
  }

  /** Events sent and not acknowledged. */
  public long unacknowledged() {
    return applications.stream().mapToLong(each -> each.sent() - each.acknowledged()).sum();
  }

  /** Events acknowledged. */
  public long acknowledged() {
    return applications.stream().mapToLong(ApplicationLedger::acknowledged).sum();
  }
}
