package dev.tidewatch.bench.udf;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds of a call of ksqlDB's own functions, over what {@link UdfBenchmark} reads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class BuiltInBenchmark {

  private final MethodHandle extractJson =
      BuiltIn.of("json.JsonExtractString", "extract", String.class, String.class);
  private final MethodHandle replace =
      BuiltIn.of("string.RegexpReplace", "regexpReplace", String.class, String.class, String.class);
  private final MethodHandle extract =
      BuiltIn.of("string.RegexpExtract", "regexpExtract", String.class, String.class);
  private final MethodHandle bigint =
      BuiltIn.of("conversions.BigIntFromBytes", "bigIntFromBytes", ByteBuffer.class);

  private final ByteBuffer number = UdfBenchmark.hex("00000199AAAAAAAA");
  private String taskLine = "";

  /** The line of a task. */
  @Setup
  public void generate() throws IOException {
    taskLine = UdfBenchmark.line("SparkListenerTaskEnd");
  }

  /** {@code EXTRACTJSONFIELD} of the event's name. */
  @Benchmark
  public Object extractJsonFieldOfName() throws Throwable {
    return extractJson.invoke(taskLine, "$.Event");
  }

  /** {@code EXTRACTJSONFIELD} of one metric. */
  @Benchmark
  public Object extractJsonFieldOfMetric() throws Throwable {
    return extractJson.invoke(taskLine, "$[\"Task Metrics\"][\"Executor Run Time\"]");
  }

  /** {@code REGEXP_REPLACE} of the numbers of a message. */
  @Benchmark
  public Object regexpReplaceNumbers() throws Throwable {
    return replace.invoke(UdfBenchmark.MESSAGE, "[0-9]+", "<number>");
  }

  /** {@code REGEXP_EXTRACT} of a cause. */
  @Benchmark
  public Object regexpExtractCause() throws Throwable {
    return extract.invoke("Caused by: \\S+", UdfBenchmark.TRACE);
  }

  /** {@code BIGINT_FROM_BYTES} of a time. */
  @Benchmark
  public Object bigintFromBytes() throws Throwable {
    return bigint.invoke(number);
  }
}
