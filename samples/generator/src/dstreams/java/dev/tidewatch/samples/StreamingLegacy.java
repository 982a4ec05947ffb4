package dev.tidewatch.samples;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * A DStream application of a few batches. DStreams write no events of their own: a reader finds
 * them by the batch time and the output operation in the properties of their jobs.
 */
@SuppressWarnings("deprecation") // DStreams as a whole are deprecated; logs of them are still about
public final class StreamingLegacy {

  private static final int BATCHES = 4;

  private StreamingLegacy() {}

  public static void main(String[] args) throws InterruptedException {
    SparkConf conf = new SparkConf().setAppName("streaming-legacy");
    try (JavaStreamingContext streaming = new JavaStreamingContext(conf, Durations.seconds(1))) {
      CountDownLatch batches = new CountDownLatch(BATCHES);
      streaming
          .queueStream(queue(streaming))
          .map(number -> number % 3)
          .countByValue()
          .foreachRDD(
              counts -> {
                counts.collect();
                batches.countDown();
              });
      streaming.start();
      if (!batches.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Only " + batches + " of the batches were run");
      }
      streaming.stop(true, true);
    }
  }

  private static Queue<JavaRDD<Integer>> queue(JavaStreamingContext streaming) {
    Queue<JavaRDD<Integer>> queue = new ArrayDeque<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      queue.add(streaming.sparkContext().parallelize(IntStream.range(0, 300).boxed().toList(), 2));
    }
    return queue;
  }
}
