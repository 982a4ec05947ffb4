package dev.tidewatch.bench.udf;

import dev.tidewatch.bench.LogGenerator;
import dev.tidewatch.bench.LogShape;
import dev.tidewatch.udf.deadletter.ConnectErrorFunction;
import dev.tidewatch.udf.deadletter.ErrorFingerprintFunction;
import dev.tidewatch.udf.deadletter.ErrorTemplateFunction;
import dev.tidewatch.udf.deadletter.RootCauseFunction;
import dev.tidewatch.udf.mirror.FlowLivenessFunction;
import dev.tidewatch.udf.mirror.Mm2CheckpointFunction;
import dev.tidewatch.udf.mirror.Mm2HeartbeatFunction;
import dev.tidewatch.udf.mirror.Mm2OffsetSyncFunction;
import dev.tidewatch.udf.plumbing.AvroSchemaIdFunction;
import dev.tidewatch.udf.plumbing.HbaseRowkeyFunction;
import dev.tidewatch.udf.plumbing.KafkaPartitionFunction;
import dev.tidewatch.udf.spark.SparkAppFunction;
import dev.tidewatch.udf.spark.SparkConfFunction;
import dev.tidewatch.udf.spark.SparkEventTypeFunction;
import dev.tidewatch.udf.spark.SparkHadoopFitFunction;
import dev.tidewatch.udf.spark.SparkTaskFunction;
import dev.tidewatch.udf.spark.SparkVersionStatusFunction;
import dev.tidewatch.udf.spark.SparkVersionsFunction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Nanoseconds of a call of each scalar function, as a server calls it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class UdfBenchmark {

  static final String MESSAGE =
      "Order 4711 of \"ACME\" refused by db-1.internal:5432 after 3 tries at 2026-11-26T08:15:00Z";

  static final String TRACE =
      """
      org.apache.kafka.connect.errors.ConnectException: Exiting after failure
      \tat org.apache.kafka.connect.runtime.WorkerSinkTask.deliverMessages(WorkerSinkTask.java:632)
      \tat org.apache.kafka.connect.runtime.WorkerSinkTask.poll(WorkerSinkTask.java:350)
      \tat org.apache.kafka.connect.runtime.WorkerSinkTask.execute(WorkerSinkTask.java:220)
      \tat java.base/java.lang.Thread.run(Thread.java:840)
      Caused by: java.net.ConnectException: Connection refused
      \tat java.base/sun.nio.ch.Net.connect0(Native Method)
      \tat com.acme.sink.Writer.write(Writer.java:42)
      \tat com.acme.sink.Task.put(Task.java:17)
      \t... 4 more
      """;

  private final SparkEventTypeFunction eventType = new SparkEventTypeFunction();
  private final SparkTaskFunction task = new SparkTaskFunction();
  private final SparkAppFunction app = new SparkAppFunction();
  private final SparkConfFunction conf = new SparkConfFunction();
  private final SparkVersionsFunction versions = new SparkVersionsFunction();
  private final SparkVersionStatusFunction status = new SparkVersionStatusFunction();
  private final SparkHadoopFitFunction fit = new SparkHadoopFitFunction();
  private final ConnectErrorFunction error = new ConnectErrorFunction();
  private final ErrorFingerprintFunction fingerprint = new ErrorFingerprintFunction();
  private final ErrorTemplateFunction template = new ErrorTemplateFunction();
  private final RootCauseFunction rootCause = new RootCauseFunction();
  private final Mm2HeartbeatFunction heartbeat = new Mm2HeartbeatFunction();
  private final Mm2CheckpointFunction checkpoint = new Mm2CheckpointFunction();
  private final Mm2OffsetSyncFunction sync = new Mm2OffsetSyncFunction();
  private final FlowLivenessFunction liveness = new FlowLivenessFunction();
  private final AvroSchemaIdFunction schemaId = new AvroSchemaIdFunction();
  private final KafkaPartitionFunction partition = new KafkaPartitionFunction();
  private final HbaseRowkeyFunction rowKey = new HbaseRowkeyFunction();

  private final ByteBuffer beatKey = hex("000161000162");
  private final ByteBuffer beatValue = hex("00000000019A00000000");
  private final ByteBuffer checkpointKey = hex("0001670003612E7400000002");
  private final ByteBuffer checkpointValue = hex("0000000000000000000A00000000000000080000");
  private final ByteBuffer syncKey = hex("00017400000002");
  private final ByteBuffer syncValue = hex("000000000000000A0000000000000008");
  private final ByteBuffer avro = hex("000000002A0602");
  private final List<@Nullable Struct> headers = headers();

  private String taskLine = "";
  private String appLine = "";
  private String environmentLine = "";

  static ByteBuffer hex(String digits) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(digits));
  }

  /** A line of each kind from a generated log. */
  @Setup
  public void generate() throws IOException {
    taskLine = line("SparkListenerTaskEnd");
    appLine = line("SparkListenerApplicationStart");
    environmentLine = line("SparkListenerEnvironmentUpdate");
  }

  static String line(String event) throws IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    LogGenerator.write(LogShape.ofTasks("app-20260101000000-0000", 1_000), log);
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("{\"Event\":\"" + event + "\""))
        .findFirst()
        .orElseThrow();
  }

  private static List<@Nullable Struct> headers() {
    Schema schema =
        SchemaBuilder.struct()
            .field("KEY", Schema.OPTIONAL_STRING_SCHEMA)
            .field("VALUE", Schema.OPTIONAL_BYTES_SCHEMA)
            .optional()
            .build();
    return List.of(
        header(schema, "topic", "orders"),
        header(schema, "partition", "3"),
        header(schema, "offset", "4711"),
        header(schema, "connector.name", "warehouse"),
        header(schema, "task.id", "0"),
        header(schema, "stage", "TASK_PUT"),
        header(schema, "exception.class.name", "org.apache.kafka.connect.errors.ConnectException"),
        header(schema, "exception.message", "Exiting after failure"),
        header(schema, "exception.stacktrace", TRACE));
  }

  private static Struct header(Schema schema, String name, String value) {
    return new Struct(schema)
        .put("KEY", "__connect.errors." + name)
        .put("VALUE", ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  @Benchmark
  public @Nullable Object sparkEventType() {
    return eventType.type(taskLine);
  }

  @Benchmark
  public @Nullable Object sparkTask() {
    return task.task(taskLine);
  }

  @Benchmark
  public @Nullable Object sparkTaskOfAnotherLine() {
    return task.task(environmentLine);
  }

  @Benchmark
  public @Nullable Object sparkApp() {
    return app.app(appLine);
  }

  @Benchmark
  public @Nullable Object sparkConf() {
    return conf.all(environmentLine);
  }

  @Benchmark
  public @Nullable Object sparkVersions() {
    return versions.versions(environmentLine);
  }

  @Benchmark
  public @Nullable Object sparkVersionStatus() {
    return status.status("3.5.1");
  }

  @Benchmark
  public @Nullable Object sparkHadoopFit() {
    return fit.fit("3.5.1", "3.3.4");
  }

  @Benchmark
  public @Nullable Object connectError() {
    return error.error(headers);
  }

  @Benchmark
  public @Nullable Object errorFingerprint() {
    return fingerprint.of("java.net.ConnectException", MESSAGE, TRACE);
  }

  @Benchmark
  public @Nullable Object errorTemplate() {
    return template.template(MESSAGE);
  }

  @Benchmark
  public @Nullable Object rootCause() {
    return rootCause.cause(TRACE);
  }

  @Benchmark
  public @Nullable Object mm2Heartbeat() {
    return heartbeat.read(beatKey, beatValue);
  }

  @Benchmark
  public @Nullable Object mm2Checkpoint() {
    return checkpoint.read(checkpointKey, checkpointValue);
  }

  @Benchmark
  public @Nullable Object mm2OffsetSync() {
    return sync.read(syncKey, syncValue);
  }

  @Benchmark
  public @Nullable Object flowLiveness() {
    return liveness.liveness(1_000L, 9_000L);
  }

  @Benchmark
  public @Nullable Object avroSchemaId() {
    return schemaId.id(avro);
  }

  @Benchmark
  public @Nullable Object kafkaPartition() {
    return partition.ofText("app-20260101000000-0000", 12);
  }

  @Benchmark
  public @Nullable Object hbaseRowkey() {
    return rowKey.key("analytics", 1_795_416_860_081L, "app-20260101000000-0000");
  }

  /** Runs these and those of {@link BuiltInBenchmark}; arguments are JMH's own. */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    new Runner(
            new OptionsBuilder()
                .parent(new CommandLineOptions(args))
                .include("dev\\.tidewatch\\.bench\\.udf\\..*")
                .build())
        .run();
  }
}
