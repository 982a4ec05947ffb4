package dev.tidewatch.local.chaos.report;

import dev.tidewatch.local.chaos.read.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run in buckets of 100 ms, by the moment at which a read was due. */
final class Timeline {
  static final long BUCKET_MILLIS = 100;

  private final List<Bucket> buckets;

  /**
   * Without a bucket left out.
   *
   * @param run when it began and ended
   */
  Timeline(Window run, List<Read> reads) {
    Map<Long, List<Read>> byBucket = new HashMap<>();
    for (Read read : run.of(reads)) {
      long millis = (read.askedNanos() - run.start()) / 1_000_000;
      byBucket.computeIfAbsent(millis / BUCKET_MILLIS, key -> new ArrayList<>()).add(read);
    }
    long count = (run.end() - run.start()) / 1_000_000 / BUCKET_MILLIS + 1;
    buckets = new ArrayList<>();
    for (long bucket = 0; bucket < count; bucket++) {
      buckets.add(Bucket.of(bucket * BUCKET_MILLIS, byBucket.getOrDefault(bucket, List.of())));
    }
  }

  List<Bucket> buckets() {
    return List.copyOf(buckets);
  }

  /** Comma-separated values with a header, one bucket a line. */
  String csv() {
    var text =
        new StringBuilder(
            "start_ms,right,refused,partial,failed,wrong,retried,p50_ms,p99_ms,codes\n");
    for (Bucket bucket : buckets) {
      text.append(
          "%d,%d,%d,%d,%d,%d,%d,%s,%s,%s%n"
              .formatted(
                  bucket.startMillis(),
                  bucket.right(),
                  bucket.refused(),
                  bucket.partial(),
                  bucket.failed(),
                  bucket.wrong(),
                  bucket.retried(),
                  number(bucket.p50()),
                  number(bucket.p99()),
                  codes(bucket)));
    }
    return text.toString();
  }

  private static String number(double millis) {
    return Double.isNaN(millis) ? "" : "%.1f".formatted(millis);
  }

  private static String codes(Bucket bucket) {
    return bucket.codes().entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
