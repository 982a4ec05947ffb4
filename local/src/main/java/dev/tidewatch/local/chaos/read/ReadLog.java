package dev.tidewatch.local.chaos.read;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All reads of a run. Grows with it: about 200 bytes a read. Thread-safe. */
public final class ReadLog {
  private final ConcurrentLinkedQueue<Read> reads = new ConcurrentLinkedQueue<>();

  void add(Read read) {
    reads.add(read);
  }

  /** Those that have come to an end, in that order. */
  public List<Read> all() {
    return new ArrayList<>(reads);
  }
}
