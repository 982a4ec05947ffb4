package dev.tidewatch.app;

import dev.tidewatch.cluster.Cluster;
import dev.tidewatch.cluster.LagBoard;
import dev.tidewatch.cluster.MemberStatus;
import dev.tidewatch.cluster.PeerClient;
import dev.tidewatch.config.Config;
import dev.tidewatch.http.Authenticator;
import dev.tidewatch.kafka.LocalPartitions;
import dev.tidewatch.kafka.ReplicaSampler;
import dev.tidewatch.kafka.StreamsNode;
import dev.tidewatch.ops.Drain;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The other instances, and how questions reach them.
 *
 * @param authenticator tells them from strangers
 * @param self what this instance tells them of itself
 */
record Peers(
    LagBoard board,
    LocalPartitions local,
    Cluster cluster,
    Authenticator authenticator,
    Supplier<MemberStatus> self) {

  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

  /**
   * Starts to ask for them.
   *
   * @param advertised where they reach this one; empty where it works alone
   */
  static Peers of(
      Config config,
      Parts parts,
      StreamsNode node,
      ReplicaSampler sampler,
      Optional<String> advertised,
      Drain drain,
      MeterRegistry meters,
      Clock clock) {
    String name = config.cluster().instance();
    String version = Version.ofTidewatch();
    PeerSecurity security = PeerSecurity.of(config.cluster(), advertised, parts, meters, clock);
    PeerClient client = new PeerClient(security.trust(), security.tls(), CONNECT_TIMEOUT);
    LagBoard board =
        parts.add(
            new LagBoard(
                advertised.isPresent() ? node::members : List::of,
                advertised.orElse(""),
                client,
                config.query().hedge()));
    LocalPartitions local = new LocalPartitions(node, sampler, name, config.query().maxLag());
    Cluster cluster = new Cluster(name, local, board, client, config.query().hedge());
    return new Peers(
        board,
        local,
        cluster,
        security.authenticator(),
        () ->
            new MemberStatus(
                name, version, drain.hasBegun(), List.copyOf(sampler.replicas().values())));
  }
}
