package dev.tidewatch.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where and when something was measured.
 *
 * @param loadAverage of the last minute before the measurement, so that a reader can tell what else
 *     the machine was doing; negative where the platform has none
 */
public record Machine(
    Instant time, String system, int cores, long memoryBytes, String java, double loadAverage) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** This machine, now. */
  public static Machine now() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        Instant.now(),
        system.getName() + " " + system.getArch(),
        system.getAvailableProcessors(),
        system.getTotalMemorySize(),
        Runtime.version().toString(),
        system.getSystemLoadAverage());
  }

  /**
   * One sentence for the page.
   *
   * @param command what measures this again
   */
  public String sentence(String command) {
    return "`%s`, %s: %s, %d cores, %d GiB, Java %s, Kafka %s; load average %s.%n"
        .formatted(
            command,
            MINUTE.format(time),
            system,
            cores,
            Math.round(memoryBytes / (double) (1 << 30)),
            java,
            AppInfoParser.getVersion(),
            Figures.decimal(loadAverage));
  }
}
