package dev.tidewatch.bench.process;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What a thread of an instance is for, told by the 15 characters of its name that Linux keeps. */
public enum ThreadRole {
  /** Stream threads and the state updater, whose names begin with the application id. */
  STREAMS("stream threads", "tidewatch-"),
  /** The producers' network threads: what goes to changelogs and output topics. */
  PRODUCER("producer network", "kafka-producer-"),
  /** Flushes and compactions. */
  ROCKSDB("RocksDB background", "rocksdb:"),
  /** The garbage collector. */
  GC("garbage collection", "GC Thread|G1 |VM Thread"),
  /** The just-in-time compilers. */
  JIT("JIT compilers", "C[12] Compiler"),
  /** HTTP, admin client, heartbeats and whatever else there is. */
  OTHER("other", "");

  private final String title;
  private final Pattern beginning;

  ThreadRole(String title, String beginning) {
    this.title = title;
    this.beginning = Pattern.compile(beginning);
  }

  /** What the page calls it. */
  public String title() {
    return title;
  }

  static ThreadRole of(String threadName) {
    return Arrays.stream(values())
        .filter(role -> role.beginning.matcher(threadName).lookingAt())
        .findFirst()
        .orElse(OTHER);
  }
}
