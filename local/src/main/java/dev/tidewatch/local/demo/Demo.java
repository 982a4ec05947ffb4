package dev.tidewatch.local.demo;

import dev.tidewatch.local.CommandLog;
import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.local.kafka.Ports;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One run of the demonstration: Kafka, the application, the logs, the answers, then dead letters,
 * and a second cluster that is mirrored. Owned by one thread; Ctrl-C ends it from another.
 */
final class Demo {
  /** Longest time in which no further event becomes queryable. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Settings settings;
  private final DemoApp.Factory app;
  private final DemoIngest ingest;
  private final PrintWriter out;
  private final Steps steps;
  private final Started started = new Started();
  private volatile boolean keep;

  /**
   * What the person asked for.
   *
   * @param port where the application shall listen; 0 for any free one
   * @param logs directory of event logs
   * @param directory where the demonstration keeps what it writes
   * @param keep whether that directory shall stay
   * @param once whether to print a summary and end, instead of serving on
   * @param connect whether there shall be a Kafka Connect with sinks that fail
   * @param mirror whether there shall be a second cluster, and a link from it
   * @param home of the project
   */
  record Settings(
      int port,
      Path logs,
      Path directory,
      boolean keep,
      boolean once,
      boolean connect,
      boolean mirror,
      Path home) {}

  Demo(Settings settings, DemoApp.Factory app, DemoIngest ingest, PrintWriter out) {
    this.settings = settings;
    this.app = app;
    this.ingest = ingest;
    this.out = out;
    this.steps = new Steps(out);
    this.keep = settings.keep();
  }

  /** Runs it, and returns when everything it started has ended. */
  void run() throws Exception {
    // Before anything is started or written: what is wrong with the request is said at once.
    int port = Ports.claim(settings.port(), "the demo");
    var directory = DemoDirectory.take(settings.directory());
    var onCtrlC = new Thread(this::stop, "demo-stop");
    Runtime.getRuntime().addShutdownHook(onCtrlC);
    try {
      run(directory, port);
    } catch (Exception e) {
      // Ctrl-C makes whatever is under way fail, and that is no news.
      if (!started.isClosing()) {
        keep = true;
        throw new IllegalStateException("the demo failed (its log: " + directory.log() + ")", e);
      }
    } finally {
      if (!started.isClosing()) {
        Runtime.getRuntime().removeShutdownHook(onCtrlC);
      }
      started.close();
    }
  }

  private void run(DemoDirectory directory, int port) throws Exception {
    out.println("Tidewatch demo in " + directory.path());
    started.start(() -> directory, this::delete);
    started.start(() -> new CommandLog(directory.log()), CommandLog::close);
    var kafka =
        steps.step(
            "Kafka",
            () -> started.start(LocalKafka.in(directory.kafka())::start, LocalKafka::close),
            LocalKafka::bootstrapServers);
    var servers = kafka.bootstrapServers();
    var running =
        steps.step(
            "App",
            () -> started.start(() -> app.start(servers, port, directory.state()), DemoApp::close),
            DemoApp::url);
    steps.say("Logs", settings.logs());
    var shipped = ingest.ship(servers, settings.logs(), out);
    if (shipped.isEmpty()) {
      throw new IllegalStateException(
          "no event log in " + settings.logs() + ": pass a directory of event logs with --data");
    }
    var api = new ServedApi(running.url());
    steps.step(
        "Queryable",
        () -> new CatchUp(api, started, PATIENCE).await(shipped),
        events -> "%,d events of %d logs".formatted(events, shipped.size()));
    out.println();
    if (settings.once()) {
      out.print(Summary.of(api));
    } else {
      // There are answers now: nobody shall wait for what comes after.
      invite(running, shipped.get(0));
    }
    out.flush();
    if (settings.connect()) {
      out.println();
      var connect = new DemoConnect(servers, directory.connect(), api, started, steps);
      var worker = connect.worker();
      out.print(connect.fail(worker));
      if (settings.mirror()) {
        out.println();
        out.print(
            new DemoMirror(
                    servers,
                    settings.home(),
                    directory.mirrored(),
                    worker.rest(),
                    api,
                    started,
                    steps)
                .run());
      }
    }
    if (!settings.once()) {
      out.println();
      out.println("Ctrl-C stops it" + (keep ? "." : " and removes its directory."));
      out.flush();
      started.awaitClosing();
    }
    out.flush();
  }

  private void invite(DemoApp running, ShippedLog example) {
    var root = running.url().resolve("/api/v1/");
    out.println("Tidewatch serves " + running.url() + ". Try:");
    out.println("  curl " + root.resolve("applications"));
    out.println("  curl " + root.resolve("applications/" + example.path() + "/stages"));
    out.println("  curl " + root.resolve("fleet/versions"));
  }

  private void stop() {
    out.println();
    steps.say("Stopping", "");
    started.close();
  }

  private void delete(DemoDirectory directory) {
    if (!keep) {
      directory.delete();
    }
  }
}
