package dev.tidewatch.balance;

import java.util.List;

/**
 * How the records of a topic lie on its partitions: what the partitioner of its producers has done.
 *
 * @param records in all, since the topic is read
 * @param bytes of keys, values and headers
 * @param partitions from 0 to the last that had a record; one after that cannot be seen
 */
public record BalanceAnswer(
    String topic,
    long records,
    long bytes,
    Skew recordSkew,
    Skew byteSkew,
    List<Partition> partitions) {

  /** One partition; offsets are −1 where it had no record. */
  public record Partition(
      int partition, long records, long bytes, long firstOffset, long lastOffset) {}

  /**
   * How uneven it is.
   *
   * @param maxOverMean the largest partition as a multiple of the mean; 1 where all are equal
   * @param variation coefficient of variation: the standard deviation as a multiple of the mean; 0
   *     where all are equal
   */
  public record Skew(double maxOverMean, double variation) {

    /** Of the partitions' sizes. */
    public static Skew of(List<Long> sizes) {
      double mean = sizes.stream().mapToLong(Long::longValue).average().orElse(0);
      if (mean == 0) {
        return new Skew(1, 0);
      }
      double variance =
          sizes.stream().mapToDouble(size -> (size - mean) * (size - mean)).sum() / sizes.size();
      long max = sizes.stream().mapToLong(Long::longValue).max().orElse(0);
      return new Skew(rounded(max / mean), rounded(Math.sqrt(variance) / mean));
    }

    private static double rounded(double figure) {
      return Math.round(figure * 1_000) / 1_000.0;
    }
  }
}
