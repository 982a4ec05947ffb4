package dev.tidewatch.udf.mirror;

import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.FunctionSettings;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.util.Map;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** {@code FLOW_LIVENESS}. */
@UdfDescription(
    name = "FLOW_LIVENESS",
    category = Functions.MIRRORS,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "Whether a flow is alive at a moment, by its last heartbeat: LIVE, LATE after late.ms (5000) without"
            + " one, DOWN after down.ms (30000). The moment is an argument, since silence makes no row:"
            + " ask with UNIX_TIMESTAMP() in a pull query. Settings:"
            + " ksql.functions.flow_liveness.late.ms and .down.ms.")
@Example(sql = "FLOW_LIVENESS(1000, 4000)", result = "\"LIVE\"")
@Example(sql = "FLOW_LIVENESS(1000, 9000)", result = "\"LATE\"")
@Example(sql = "FLOW_LIVENESS(1000, 61000)", result = "\"DOWN\"")
public final class FlowLivenessFunction implements Configurable {

  private record Thresholds(long lateMs, long downMs) {}

  private static final Thresholds STANDARD = new Thresholds(5_000, 30_000);

  private volatile Thresholds thresholds = STANDARD;

  @Override
  public void configure(Map<String, ?> configs) {
    FunctionSettings settings = new FunctionSettings(configs, "flow_liveness");
    long late = settings.milliseconds("late.ms", STANDARD.lateMs());
    long down = settings.milliseconds("down.ms", Math.max(STANDARD.downMs(), late));
    if (down < late) {
      throw new ConfigException(
          "ksql.functions.flow_liveness.down.ms is " + down + ", less than late.ms: " + late);
    }
    thresholds = new Thresholds(late, down);
  }

  /** At a moment. */
  @Udf(description = "By the last heartbeat and a moment, both in milliseconds since the epoch.")
  public @Nullable String liveness(
      @UdfParameter(value = "last", description = "When the last heartbeat was.")
          @Nullable Long last,
      @UdfParameter(value = "now", description = "The moment.") @Nullable Long now) {
    if (last == null || now == null) {
      return null;
    }
    long silence = now - last;
    Thresholds limits = thresholds;
    if (silence > limits.downMs()) {
      return "DOWN";
    }
    return silence > limits.lateMs() ? "LATE" : "LIVE";
  }
}
