package dev.tidewatch.it;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/**
 * A line that is no event.
 *
 * @param reason the code under which it must be refused
 */
record BadLine(Bytes line, String reason) {

  static final int THIRTY_MB = 30_000_000;

  BadLine(String line, String reason) {
    this(Bytes.wrap(OtherShipper.utf8(line)), reason);
  }

  static List<BadLine> all() {
    return List.of(
        new BadLine("{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":1,\"Ta", "NOT_JSON"),
        new BadLine("not json", "NOT_JSON"),
        new BadLine("", "NOT_JSON"),
        new BadLine("\0\0\0\0", "NOT_JSON"),
        new BadLine("{\"Event\":\"SparkListenerJob\0Start\"}", "NOT_JSON"),
        new BadLine(Bytes.wrap(invalidUtf8()), "NOT_JSON"),
        new BadLine("{\"a\":".repeat(100_000), "NOT_JSON"),
        new BadLine("[".repeat(100_000) + "]".repeat(100_000), "NOT_JSON"),
        new BadLine("[1,2]", "NO_EVENT_NAME"),
        new BadLine("{\"no\":\"event\"}", "NO_EVENT_NAME"),
        new BadLine("{\"Event\":7}", "NO_EVENT_NAME"),
        new BadLine("{\"Event\":\"SparkListenerJobStart\"}", "MISSING_FIELD"),
        new BadLine("{\"Event\":\"SparkListenerJobStart\",\"Job ID\":\"seven\"}", "WRONG_TYPE"),
        new BadLine("{\"Event\":\"SparkListenerTaskStart\",\"Stage ID\":[]}", "WRONG_TYPE"),
        new BadLine("x".repeat(THIRTY_MB), "NOT_JSON"));
  }

  private static byte[] invalidUtf8() {
    byte[] line = OtherShipper.utf8("{\"Event\":\"SparkListenerJobStart\",\"x\":\"__\"}");
    line[line.length - 4] = (byte) 0xC3;
    line[line.length - 3] = (byte) 0x28;
    return line;
  }
}
