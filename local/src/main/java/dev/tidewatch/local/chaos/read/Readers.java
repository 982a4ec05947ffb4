package dev.tidewatch.local.chaos.read;

import dev.tidewatch.local.chaos.cluster.InstanceAddress;
import dev.tidewatch.local.chaos.load.Ledger;
import dev.tidewatch.local.chaos.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/** Some clients that ask until they are closed. */
public final class Readers implements AutoCloseable {
  private final ReadyInstances instances;
  private final List<Reader> readers = new ArrayList<>();

  /**
   * Starts them.
   *
   * @param count how many
   * @param rate questions a second of each
   * @param faultSince whether a fault was made since a moment of {@link System#nanoTime()}
   */
  public Readers(
      List<InstanceAddress> addresses,
      Ledger ledger,
      Oracle oracle,
      ReadLog log,
      int count,
      double rate,
      LongPredicate faultSince) {
    this.instances = new ReadyInstances(addresses);
    for (int i = 0; i < count; i++) {
      var questions = new Questions(ledger, new SplittableRandom(i));
      readers.add(new Reader(oracle, questions, instances, new Progress(faultSince), log, rate));
    }
  }

  /** Whether an instance was ready when it was asked last. */
  public boolean isReady(InstanceAddress instance) {
    return instances.isReady(instance);
  }

  @Override
  public void close() {
    readers.forEach(Reader::close);
    instances.close();
  }
}
