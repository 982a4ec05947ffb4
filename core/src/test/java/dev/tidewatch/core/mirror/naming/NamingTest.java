package dev.tidewatch.core.mirror.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.mirror.DefaultReplicationPolicy;
import org.apache.kafka.connect.mirror.IdentityReplicationPolicy;
import org.apache.kafka.connect.mirror.ReplicationPolicy;

/** Names, next to Kafka's own policies. */
class NamingTest {

  @Provide
  Arbitrary<String> topics() {
    return Arbitraries.of(
            "A",
            "us-west",
            "heartbeats",
            "checkpoints",
            "internal",
            "mm2-offset-syncs",
            "orders",
            "")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .flatMap(parts -> Arbitraries.of(".", "_", "-").map(by -> String.join(by, parts)));
  }

  @Provide
  Arbitrary<Naming> namings() {
    return Arbitraries.of(
        Naming.DEFAULT,
        new Naming("_", true, false, "heartbeats"),
        new Naming("_", false, false, "heartbeats"),
        new Naming(".", true, true, "heartbeats"),
        new Naming("-", true, false, "heartbeats"));
  }

  @Property(tries = 5_000)
  void topicsAreTakenForWhatKafkaTakesThemFor(
      @ForAll("topics") String topic, @ForAll("namings") Naming naming) {
    ReplicationPolicy kafka = policy(naming);
    Optional<MirrorTopic> read = naming.read(topic);

    assertThat(read.filter(MirrorTopic.Checkpoints.class::isInstance).isPresent())
        .isEqualTo(kafka.isCheckpointsTopic(topic) && !kafka.checkpointsTopic("").equals(topic));
    if (read.isPresent() && read.get() instanceof MirrorTopic.Heartbeats heartbeats) {
      assertThat(kafka.isHeartbeatsTopic(topic)).isTrue();
      assertThat(heartbeats.hops()).isEqualTo(hops(kafka, topic));
    } else if (kafka.isHeartbeatsTopic(topic)) {
      assertThat(hops(kafka, topic)).as("an alias without letters").contains("");
    }
    read.ifPresent(
        known -> {
          assertThat(topic).matches(Pattern.compile(naming.pattern()));
          if (known instanceof MirrorTopic.Checkpoints checkpoints) {
            assertThat(kafka.checkpointsTopic(checkpoints.source())).isEqualTo(topic);
            assertThat(naming.checkpoints(checkpoints.source())).isEqualTo(topic);
          } else if (known instanceof MirrorTopic.OffsetSyncs syncs) {
            assertThat(kafka.offsetSyncsTopic(syncs.other())).isEqualTo(topic);
            assertThat(naming.offsetSyncs(syncs.other())).isEqualTo(topic);
          }
        });
    assertThat(naming.remote("B", topic)).isEqualTo(kafka.formatRemoteTopic("B", topic));
  }

  private static List<String> hops(ReplicationPolicy kafka, String topic) {
    List<String> hops = new ArrayList<>();
    String rest = topic;
    for (String source = kafka.topicSource(rest);
        source != null;
        source = kafka.topicSource(rest)) {
      hops.add(source);
      rest = kafka.upstreamTopic(rest);
    }
    return hops;
  }

  private static ReplicationPolicy policy(Naming naming) {
    Map<String, ?> settings =
        Map.of(
            "replication.policy.separator",
            naming.separator(),
            "replication.policy.internal.topic.separator.enabled",
            String.valueOf(naming.internalSeparator()));
    DefaultReplicationPolicy policy =
        naming.identity() ? new IdentityReplicationPolicy() : new DefaultReplicationPolicy();
    policy.configure(settings);
    return policy;
  }

  @Example
  void hopsAreToldFromTheNearestOn() {
    assertThat(Naming.DEFAULT.read("heartbeats")).contains(new MirrorTopic.Heartbeats(List.of()));
    assertThat(Naming.DEFAULT.read("A.B.heartbeats"))
        .contains(new MirrorTopic.Heartbeats(List.of("A", "B")));
    assertThat(Naming.DEFAULT.read("us.west.checkpoints.internal"))
        .contains(new MirrorTopic.Checkpoints("us.west"));
    assertThat(Naming.DEFAULT.read("mm2-offset-syncs.B.internal"))
        .contains(new MirrorTopic.OffsetSyncs("B"));
    assertThat(Naming.DEFAULT.read("A.orders")).isEmpty();
    assertThat(Naming.DEFAULT.read("B.mm2-offset-syncs.C.internal")).isEmpty();
  }

  @Example
  void topicsOfCheckpointsAreFoundOnTheSource() {
    assertThat(Naming.DEFAULT.upstream("A", "B", "A.orders")).isEqualTo("orders");
    assertThat(Naming.DEFAULT.upstream("A", "B", "A.C.orders")).isEqualTo("C.orders");
    assertThat(Naming.DEFAULT.upstream("A", "B", "orders")).isEqualTo("B.orders");
    Naming identity = new Naming(".", true, true, "heartbeats");
    assertThat(identity.upstream("A", "B", "orders")).isEqualTo("orders");
    assertThat(identity.downstream("A", "B", "orders")).isEqualTo("orders");
    for (String topic : List.of("A.orders", "A.C.orders", "orders", "A.A.b.orders")) {
      String upstream = Naming.DEFAULT.upstream("A", "B", topic);
      assertThat(Naming.DEFAULT.downstream("A", "B", upstream)).isEqualTo(topic);
    }
  }

  @Example
  void aSeparatorIsNotEmpty() {
    assertThatThrownBy(() -> new Naming("", true, false, "heartbeats"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
