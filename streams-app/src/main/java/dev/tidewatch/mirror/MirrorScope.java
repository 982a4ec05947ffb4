package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.naming.Naming;
import java.util.Optional;

/**
 * What questions depend on.
 *
 * @param cluster alias of the cluster that Tidewatch runs on; empty to learn it
 * @param syncsOnTarget whether offset syncs are on the target
 */
public record MirrorScope(Naming naming, Optional<String> cluster, boolean syncsOnTarget) {

  static final String MEASURED =
      "From when a heartbeat was made on the source, by its clock, to when its copy was appended on"
          + " the target, where the copy's topic has LogAppendTime; else to when it was read by"
          + " Tidewatch, which waited for it at the end of the topic. What was read late gives no"
          + " latency.";

  String aboutSyncs(String source) {
    return syncsOnTarget
        ? "The offset syncs are here, in " + naming.offsetSyncs(source) + "."
        : "The offset syncs are on the source. With mirror.clusters."
            + source
            + ".bootstrap.servers they are read there when groups are judged; without, how exactly"
            + " offsets are translated shows only in what groups would read again.";
  }
}
