package dev.tidewatch.samples;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;
import scala.Function1;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Everything a user can name: job groups, descriptions, tags, fair-scheduler pools, RDDs and
 * accumulators (long, double and collection); and a barrier stage.
 */
final class LabelledWork {

  private LabelledWork() {}

  static void run(SparkSession spark) throws Exception {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> reports = threads.submit(() -> validateOrders(context));
      Future<?> exports = threads.submit(() -> export(context));
      await(reports, exports);
    } finally {
      threads.shutdown();
    }
    trainTogether(context);
  }

  private static void await(Future<?>... work) throws ExecutionException, InterruptedException {
    for (Future<?> one : work) {
      one.get();
    }
  }

  private static void validateOrders(JavaSparkContext context) {
    label(context, "reports", "nightly-validation", "validate orders");
    LongAccumulator rejected = context.sc().longAccumulator("rejected orders");
    DoubleAccumulator lost = context.sc().doubleAccumulator("lost revenue");
    CollectionAccumulator<Integer> ids = context.sc().collectionAccumulator("rejected order ids");
    numbers(context, "orders")
        .foreach(
            order -> {
              if (order % 250 == 0) {
                rejected.add(1);
                lost.add(order / 100.0);
                ids.add(order);
              }
            });
  }

  private static void export(JavaSparkContext context) {
    label(context, "exports", "nightly-export", "export customers");
    context.sc().addJobTag("export");
    JavaRDD<Integer> customers = numbers(context, "customers");
    customers.map(customer -> customer % 16).distinct().count();
    context.setLocalProperty("spark.job.description", "export addresses");
    customers.filter(customer -> customer % 2 == 0).count();
  }

  private static void trainTogether(JavaSparkContext context) {
    label(context, "training", "nightly-training", "one barrier stage");
    Function1<Iterator<Integer>, Iterator<Integer>> together =
        (Function1<Iterator<Integer>, Iterator<Integer>> & Serializable)
            rows -> {
              BarrierTaskContext.get().barrier();
              return rows;
            };
    ClassTag<Integer> integers = ClassTag$.MODULE$.apply(Integer.class);
    context
        .parallelize(List.of(1, 2), 2)
        .rdd()
        .barrier()
        .mapPartitions(together, false, integers)
        .count();
  }

  private static void label(
      JavaSparkContext context, String pool, String group, String description) {
    context.setLocalProperty("spark.scheduler.pool", pool);
    context.setJobGroup(group, description);
  }

  private static JavaRDD<Integer> numbers(JavaSparkContext context, String name) {
    return context.parallelize(IntStream.range(0, 1_000).boxed().toList(), 4).setName(name);
  }
}
