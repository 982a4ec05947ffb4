package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.Certificates.Identity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that know each other by their certificates, and speak HTTPS to everybody. */
@ExtendWith(SharedKafka.class)
class TlsFleetTest {

  private static @Nullable Fleet fleet;
  private static @Nullable Identity peer;
  private static @Nullable Identity stranger;

  @BeforeAll
  static void start(TestCluster cluster, @TempDir Path directory) {
    Certificates certificates = new Certificates(directory);
    Identity own = certificates.of("peer");
    Identity outside = certificates.of("outside");
    peer = own;
    stranger = certificates.of("stranger");
    Deployment deployment = cluster.deployment("tls");
    fleet =
        new Fleet(
            deployment,
            2,
            List.of(
                "cluster.tls.certificate=" + own.certificate(),
                "cluster.tls.key=" + own.key(),
                "cluster.tls.trust=" + own.certificate(),
                "http.tls.certificate=" + outside.certificate(),
                "http.tls.key=" + outside.key()),
            api -> api.over(Certificates.context(outside, null)));
    deployment.ingest(
        Samples.of("cached-features-4.1").path(), Samples.of("two-attempts-3.5").path());
    StrangeApplications.ship(deployment);
    api(0).awaitCaughtUp();
    api(1).awaitCaughtUp();
  }

  @AfterAll
  static void stop() {
    if (fleet != null) {
      fleet.close();
    }
  }

  private static Api api(int number) {
    return requireNonNull(fleet).api(number);
  }

  @Test
  void bothAnswerEverythingAndEachAnswersForTheOther() {
    Map<String, JsonNode> first = AllAnswers.of(api(0));
    assertThat(AllAnswers.of(api(1))).isEqualTo(first).hasSizeGreaterThan(100);

    TreeSet<String> servedBy = new TreeSet<>();
    for (String id : StrangeApplications.IDS) {
      servedBy.add(
          api(0)
              .get("/api/v1/applications/" + StrangeApplications.encoded(id))
              .header("Tidewatch-Served-By"));
    }
    assertThat(servedBy).hasSize(2);
  }

  @Test
  void aPeerWithoutTheCertificateOfAnAuthorityIsNotLetIn() {
    URI listener = URI.create("https://127.0.0.1:" + requireNonNull(fleet).port(0));
    Identity own = requireNonNull(peer);
    String status = "/internal/v1/status";
    Api genuine = new Api(listener).over(Certificates.context(own, own));
    Api foreign = new Api(listener).over(Certificates.context(own, stranger));
    Api nobody = new Api(listener).over(Certificates.context(own, null));

    assertThat(genuine.get(status).status()).isEqualTo(200);
    assertThatThrownBy(() -> foreign.get(status)).hasMessageContaining(status);
    assertThatThrownBy(() -> nobody.get(status)).hasMessageContaining(status);
    // The public listener asks for no certificate, and has no such path.
    assertThat(api(0).get(status).status()).isEqualTo(404);
  }
}
