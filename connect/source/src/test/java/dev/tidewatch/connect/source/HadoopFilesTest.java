package dev.tidewatch.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real HDFS, which is where Spark's event logs are in most companies. */
class HadoopFilesTest {

  private static final String ID = "application_1700000000000_0007";
  private static final String START =
      "{\"Event\":\"SparkListenerApplicationStart\",\"App ID\":\"" + ID + "\"}\n";

  @TempDir private static java.nio.file.Path directory;

  @SuppressWarnings("NullAway.Init") // set by start
  private static MiniDFSCluster cluster;

  private long now = System.nanoTime();

  @BeforeAll
  static void start() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stop() {
    cluster.shutdown();
  }

  @Test
  void aLogThatSparkFlushesIsReadWhileItGrowsAndAfterItsRename() throws IOException {
    FileSystem hdfs = cluster.getFileSystem();
    Path growing = new Path("/growing/" + ID + ".inprogress");
    FSDataOutputStream out = hdfs.create(growing);
    try (LogPump pump = pump("/growing")) {
      flush(out, START);
      assertThat(read(pump)).containsExactly(START.trim());

      flush(out, "{\"n\":1}\n{\"n\":2");
      assertThat(read(pump)).containsExactly("{\"n\":1}");

      flush(out, "}\n");
      out.close();
      assertThat(hdfs.rename(growing, new Path("/growing/" + ID))).isTrue();
      assertThat(read(pump)).containsExactly("{\"n\":2}");
    }
  }

  @Test
  void rollingLogsAndThoseOfManyBlocksAreRead() throws IOException {
    FileSystem hdfs = cluster.getFileSystem();
    String directory = "/rolling/eventlog_v2_" + ID + "/";
    try (var out = hdfs.create(new Path(directory + "events_1_" + ID))) {
      out.write((START + "{\"n\":1}\n").getBytes(StandardCharsets.UTF_8));
    }
    try (var out =
        hdfs.create(new Path(directory + "events_2_" + ID), true, 4096, (short) 1, 1 << 20)) {
      for (int n = 0; n < 3_000; n++) {
        out.write(("{\"n\":\"" + "x".repeat(1_000) + "\"}\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    hdfs.create(new Path(directory + "appstatus_" + ID)).close();

    try (LogPump pump = pump("/rolling")) {
      assertThat(read(pump)).hasSize(3_002);
    }
  }

  private static void flush(FSDataOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.hflush();
  }

  private static LogPump pump(String path) {
    URI root = cluster.getURI();
    Map<String, String> given = Settings.in(root + path);
    given.put("hadoop.dfs.client.use.datanode.hostname", "false");
    SourceSettings settings = SourceSettings.of(given);
    return new LogPump(
        settings,
        TaskShare.files(settings),
        new StoredOffsets(),
        new SourceMetrics(),
        InstantSource.system());
  }

  private List<String> read(LogPump pump) {
    List<String> all = new ArrayList<>();
    now += 10_000_000_000L;
    List<SourceRecord> batch = pump.next(now);
    while (!batch.isEmpty()) {
      batch.forEach(record -> all.add(new String((byte[]) record.value(), StandardCharsets.UTF_8)));
      batch = pump.next(now);
    }
    return all;
  }
}
