package dev.tidewatch.local.chaos.report;

import dev.tidewatch.local.chaos.oracle.Judgement;
import dev.tidewatch.local.chaos.read.Read;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The reads that were due in 100 ms.
 *
 * @param startMillis since the run began
 * @param refused bounds that could not be met, and were said to be
 * @param partial answers that named what they lack
 * @param failed without an answer
 * @param retried those among the others whose first instance was lost
 * @param p50 of what was served, in milliseconds; NaN where nothing was
 * @param codes failures and refusals by code
 */
record Bucket(
    long startMillis,
    int right,
    int refused,
    int partial,
    int failed,
    int wrong,
    int retried,
    double p50,
    double p99,
    Map<String, Long> codes) {

  static Bucket of(long startMillis, List<Read> reads) {
    var latency = new Latency(reads);
    return new Bucket(
        startMillis,
        count(reads, read -> read.isServed() && !isRefused(read)),
        count(reads, Bucket::isRefused),
        count(reads, read -> read.code().equals("partial")),
        count(reads, read -> read.isFailed() && !read.code().equals("partial")),
        count(reads, Read::isWrong),
        count(reads, Read::entryLost),
        latency.quantile(0.5),
        latency.quantile(0.99),
        reads.stream()
            .filter(read -> !read.isServed() || isRefused(read))
            .map(Read::code)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())));
  }

  static boolean isRefused(Read read) {
    return read.judgement() instanceof Judgement.Refused;
  }

  private static int count(List<Read> reads, Predicate<Read> predicate) {
    return Math.toIntExact(reads.stream().filter(predicate).count());
  }
}
