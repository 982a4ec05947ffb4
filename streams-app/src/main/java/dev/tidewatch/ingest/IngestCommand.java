package dev.tidewatch.ingest;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./tidewatch ingest}. Exit status: 0 all that can be read was shipped, 1 not all (the
 * summary says what and why) or Kafka failed, 2 wrong use.
 */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Ship Spark event logs to Kafka: plain, rolling, in progress; zstd, lz4, snappy, lzf, gz.",
      "Goes on where an earlier run stopped; shipping twice is harmless."
    })
public final class IngestCommand implements Callable<Integer> {

  private static final long LAST_WORDS_SECONDS = 15;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Event logs, or directories with event logs in them.")
  private List<Path> paths = List.of();

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka brokers to start from, separated by commas.")
  private String bootstrap = "";

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      defaultValue = IngestOptions.DEFAULT_TOPIC,
      description = "Topic for the events; created when missing. Default: ${DEFAULT-VALUE}")
  private String topic = IngestOptions.DEFAULT_TOPIC;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "" + IngestOptions.DEFAULT_PARTITIONS,
      description = "Partitions of a topic created here. Default: ${DEFAULT-VALUE}")
  private int partitions;

  @Option(
      names = "--follow",
      description = "Go on with logs that grow and with new ones, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--again",
      description = "Ship from the beginning, whatever earlier runs have shipped.")
  private boolean again;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "At most so many events a second. Default: as fast as it goes.")
  private long rate;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description =
          "Kafka client properties: security.protocol, sasl.*, ssl.*, max.request.size, …")
  private @Nullable Path commandConfig;

  @Option(names = "--quiet", description = "Say nothing unless something is wrong.")
  private boolean quiet;

  @Override
  public Integer call() {
    check();
    IngestOptions options = options();
    PrintWriter out = spec().commandLine().getOut();
    PrintWriter err = spec().commandLine().getErr();
    ProgressListener progress =
        quiet ? ProgressListener.NONE : new ConsoleProgress(out, Help.Ansi.AUTO.enabled());
    Ingester ingester = new Ingester(options, progress);
    CountDownLatch lastWord = new CountDownLatch(1);
    Thread stopper = new Thread(() -> stop(ingester, lastWord), "ingest-stop");
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      IngestReport report = ingester.ship(paths);
      boolean whole = report.isWhole();
      if (!quiet || !whole) {
        IngestSummary.of(report, options).forEach(whole ? out::println : err::println);
      }
      return whole ? 0 : 1;
    } catch (IngestException e) {
      // The message is made for the operator; the causes behind it repeat it in Kafka's words
      err.println("tidewatch ingest: " + e.getMessage());
      return 1;
    } finally {
      out.flush();
      err.flush();
      lastWord.countDown();
      forget(stopper);
    }
  }

  /** Ctrl-C: what was read is flushed, positions are stored and reported before the JVM ends. */
  private static void stop(Ingester ingester, CountDownLatch lastWord) {
    ingester.stop();
    try {
      if (!lastWord.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "Kafka does not acknowledge what was sent; the same command goes on from the last"
                + " stored positions, and repeating events is harmless.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook is what made the run end
      return;
    }
  }

  private void check() {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw wrong("no such file or directory: " + path);
      }
    }
    if (rate < 0) {
      throw wrong("--rate is negative: " + rate);
    }
    if (partitions < 1) {
      throw wrong("--partitions is not positive: " + partitions);
    }
    if (commandConfig != null && !Files.isReadable(commandConfig)) {
      throw wrong("--command-config can't be read: " + commandConfig);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private IngestOptions options() {
    Map<String, String> client =
        commandConfig == null ? Map.of() : ClientSettings.read(commandConfig);
    return new IngestOptions(bootstrap, topic, partitions, follow, again, rate, client);
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the specification before it calls a command");
    }
    return spec;
  }
}
