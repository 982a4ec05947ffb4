package dev.tidewatch.app;

import dev.tidewatch.cluster.Cluster;
import dev.tidewatch.cluster.ClusterPartitions;
import dev.tidewatch.cluster.KeyRouter;
import dev.tidewatch.cluster.LagBoard;
import dev.tidewatch.cluster.MemberStatus;
import dev.tidewatch.cluster.NoPeers;
import dev.tidewatch.cluster.PeerClient;
import dev.tidewatch.cluster.PeerTrust;
import dev.tidewatch.config.Config;
import dev.tidewatch.kafka.LocalPartitions;
import dev.tidewatch.kafka.ReplicaSampler;
import dev.tidewatch.kafka.StreamsNode;
import dev.tidewatch.ops.Drain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The other instances, and how questions reach them.
 *
 * @param self what this instance tells them of itself
 */
record Peers(
    LagBoard board,
    LocalPartitions local,
    ClusterPartitions partitions,
    KeyRouter router,
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
      Drain drain) {
    String name = config.cluster().instance();
    PeerTrust trust = advertised.isPresent() ? new TempTrust() : new NoPeers();
    PeerClient client = new PeerClient(trust, null, CONNECT_TIMEOUT);
    LagBoard board =
        parts.add(
            new LagBoard(
                advertised.isPresent() ? node::members : List::of,
                advertised.orElse(""),
                client,
                config.query().hedge()));
    LocalPartitions local = new LocalPartitions(node, sampler, name, config.query().maxLag());
    Cluster cluster = new Cluster(name, local, sampler, board, client, config.query().hedge());
    return new Peers(
        board,
        local,
        new ClusterPartitions(cluster, node.partitions(), node::nameOf),
        new KeyRouter(cluster),
        () ->
            new MemberStatus(
                name, "0", drain.hasBegun(), List.copyOf(sampler.replicas().values())));
  }
}
