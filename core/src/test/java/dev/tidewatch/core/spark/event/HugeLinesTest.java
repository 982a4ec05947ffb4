package dev.tidewatch.core.spark.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorRemoved;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The memory that a line takes depends on what is kept of it, not on its length. */
class HugeLinesTest {

  private static final int MIB = 1024 * 1024;

  private final EventParser parser = new EventParser(Redaction.none());

  /** Lets the parser allocate what it allocates once. */
  @BeforeEach
  void warmUp() {
    parser.parse(Lines.TASK_END.getBytes(UTF_8));
  }

  @Test
  void aStringOf100MegabytesThatIsNotKeptIsNotDecoded() {
    byte[] line =
        line("{\"Event\":\"SparkListenerSQLExecutionStart\",\"physicalPlanDescription\":\"", "\"}");

    long allocated =
        allocatedBy(() -> parsesTo(line, new Parsed.Unused("SparkListenerSQLExecutionStart")));

    assertThat(allocated).isLessThan(MIB);
  }

  @Test
  void ofATextOf100MegabytesThatIsKeptOnlyTheBeginningIsDecoded() {
    byte[] line =
        line(
            "{\"Event\":\"SparkListenerExecutorRemoved\",\"Timestamp\":1,\"Executor ID\":\"2\","
                + "\"Removed Reason\":\"",
            "\"}");

    long allocated =
        allocatedBy(
            () ->
                parsesTo(
                    line, new ExecutorRemoved(1, "2", "x".repeat(Texts.MAX_CHARS) + Texts.CUT)));

    assertThat(allocated).isLessThan(32L * MIB);
  }

  @Test
  void aMillionInternalAccumulablesTakeNoMemory() {
    String one =
        "{\"ID\":94,\"Name\":\"internal.metrics.executorRunTime\",\"Update\":501,\"Value\":501,"
            + "\"Internal\":true,\"Count Failed Values\":true},";
    String[] around = Lines.TASK_END.split("\"Accumulables\":\\[", 2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes((around[0] + "\"Accumulables\":[").getBytes(UTF_8));
    byte[] bytes = one.getBytes(UTF_8);
    for (int i = 0; i < 1_000_000; i++) {
      out.writeBytes(bytes);
    }
    out.writeBytes(around[1].replaceFirst("\\{\"ID\":40[^}]*},", "").getBytes(UTF_8));
    byte[] line = out.toByteArray();

    long allocated =
        allocatedBy(
            () -> assertThat(((TaskEnd) parser.parse(line)).task().accumulables()).isEmpty());

    assertThat(allocated).isLessThan(MIB);
  }

  private void parsesTo(byte[] line, Parsed expected) {
    assertThat(parser.parse(line)).isEqualTo(expected);
  }

  private static byte[] line(String before, String after) {
    byte[] line = new byte[100 * MIB];
    Arrays.fill(line, (byte) 'x');
    System.arraycopy(before.getBytes(UTF_8), 0, line, 0, before.length());
    System.arraycopy(after.getBytes(UTF_8), 0, line, line.length - after.length(), after.length());
    return line;
  }

  private static long allocatedBy(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
