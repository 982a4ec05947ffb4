package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.Samples.Sample;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Producers that do not place keys as the Java client does make nothing unreachable. */
@ExtendWith(SharedKafka.class)
class MisplacedKeysTest {

  private static final List<Sample> SAMPLES =
      List.of(
          Samples.of("labelled-work-3.5"),
          Samples.of("daily-orders-3.5"),
          Samples.of("skewed-join-3.5"),
          Samples.of("failed-report-3.5"),
          Samples.of("streaming-failed-3.5"));

  @Test
  void applicationsPlacedAsLibrdkafkaDoesAreFoundAndCountedOnceAlsoAfterARestart(
      TestCluster cluster) {
    // given
    assertThat(SAMPLES)
        .as("some lie elsewhere than the Java client puts them")
        .anySatisfy(
            sample ->
                assertThat(crc32(sample.application())).isNotEqualTo(home(sample.application())));
    Deployment deployment = cluster.deployment("misplaced");

    // when
    try (RunningInstance instance = deployment.start()) {
      ship(deployment);
      // then
      assertServedOnce(instance.api(), 0);
    }
    try (RunningInstance restarted = deployment.start()) {
      assertServedOnce(restarted.api(), 0);
      // and when they come again
      ship(deployment);
      // then
      restarted.api().awaitCaughtUp();
      for (Sample sample : SAMPLES) {
        awaitRepeated(restarted.api(), sample);
      }
      assertServedOnce(restarted.api(), 1);
    }
  }

  @Test
  void anApplicationInAPartitionThatIsNobodysChoiceIsFound(TestCluster cluster) {
    Deployment deployment = cluster.deployment("elsewhere");
    Sample sample = SAMPLES.get(0);
    int elsewhere = (home(sample.application()) + 1) % Deployment.PARTITIONS;
    try (RunningInstance instance = deployment.start();
        OtherShipper shipper = new OtherShipper(deployment)) {
      shipper.log(elsewhere, sample.application(), sample.log(), Logs.lines(sample.path()));
      shipper.flush();

      instance.api().awaitLines(sample.application(), sample.events());

      SampleAnswers.assertEqualToTheHistoryServers(instance.api(), sample);
      assertThat(instance.api().json("applications")).hasSize(1);
      // and what the producer did with it is seen where it put it
      JsonNode balance = instance.api().json("topics/" + deployment.eventsTopic() + "/balance");
      assertThat(balance.path("partitions").get(elsewhere).path("records").asLong())
          .isEqualTo(sample.events())
          .isEqualTo(balance.path("records").asLong());
      assertThat(balance.path("bytes").asLong())
          .isGreaterThan(Logs.lines(sample.path()).stream().mapToLong(String::length).sum());
      assertThat(balance.at("/recordSkew/maxOverMean").asDouble()).isEqualTo(elsewhere + 1.0);
    }
  }

  private static void ship(Deployment deployment) {
    try (OtherShipper shipper = new OtherShipper(deployment)) {
      for (Sample sample : SAMPLES) {
        shipper.log(
            crc32(sample.application()),
            sample.application(),
            sample.log(),
            Logs.lines(sample.path()));
      }
    }
  }

  private static void assertServedOnce(Api api, int repeats) {
    for (Sample sample : SAMPLES) {
      api.awaitLines(sample.application(), sample.events());
      SampleAnswers.assertEqualToTheHistoryServers(api, sample);
      JsonNode seen = api.json("applications/" + sample.application() + "/completeness");
      assertThat(seen.path("repeatedOffsets").asLong()).isEqualTo(repeats * sample.events());
    }
    assertThat(api.json("applications")).hasSameSizeAs(SAMPLES);
  }

  private static void awaitRepeated(Api api, Sample sample) {
    api.await(
        "the repeats of " + sample,
        () ->
            api.json("applications/" + sample.application() + "/completeness")
                    .path("repeatedOffsets")
                    .asLong()
                >= sample.events());
  }

  /** librdkafka's default partitioner, {@code consistent_random}, for a key. */
  private static int crc32(String key) {
    CRC32 crc = new CRC32();
    crc.update(OtherShipper.utf8(key));
    return (int) (crc.getValue() % Deployment.PARTITIONS);
  }

  /** Where the Java client puts a key. */
  static int home(String key) {
    return Utils.toPositive(Utils.murmur2(OtherShipper.utf8(key))) % Deployment.PARTITIONS;
  }
}
