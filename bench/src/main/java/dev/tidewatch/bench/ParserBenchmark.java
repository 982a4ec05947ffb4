package dev.tidewatch.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.EventParser;
import dev.tidewatch.core.spark.event.Parsed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Events parsed in a second on one core, next to the least that any reader must do (a bare scan of
 * the same bytes' tokens) and to the usual way (a tree). One operation is one event, so the scores
 * are events per second.
 *
 * <p>Cold, in five fresh JVMs that read 300,000 events each: {@code -bm ss -wi 0 -i 1 -f 5 -bs
 * 300000 -tu s}; the scores are then seconds for all of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class ParserBenchmark {

  private static final int TASKS = 20_000;

  private final JsonFactory factory = new JsonFactory();
  private final ObjectMapper mapper = new ObjectMapper();
  private final EventParser parser = new EventParser(Redaction.none());
  private List<byte[]> lines = List.of();
  private int next;

  /** Generates the log in memory. */
  @Setup
  public void generate() throws IOException {
    lines = lines(TASKS);
  }

  static List<byte[]> lines(int tasks) throws IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    LogGenerator.write(LogShape.ofTasks("app-20260101000000-0000", tasks), log);
    byte[] bytes = log.toByteArray();
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    return lines;
  }

  private byte[] nextLine() {
    next = next + 1 == lines.size() ? 0 : next + 1;
    return lines.get(next);
  }

  /** Every token, no value. */
  @Benchmark
  public int tokenScan() throws IOException {
    byte[] line = nextLine();
    int tokens = 0;
    try (JsonParser tokenParser = factory.createParser(line, 0, line.length)) {
      while (tokenParser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /** What Tidewatch does. */
  @Benchmark
  public Parsed eventParser() {
    return parser.parse(nextLine());
  }

  /** What Spark's reader begins with. */
  @Benchmark
  public JsonNode tree() throws IOException {
    return mapper.readTree(nextLine());
  }

  /** Runs these benchmarks; arguments are JMH's own. */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    new Runner(
            new OptionsBuilder()
                .parent(new CommandLineOptions(args))
                .include(ParserBenchmark.class.getName())
                .build())
        .run();
  }
}
