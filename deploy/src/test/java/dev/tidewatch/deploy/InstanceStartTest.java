package dev.tidewatch.deploy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.app.Instance;
import dev.tidewatch.config.ConfigReader;
import dev.tidewatch.config.ConfigResult;
import dev.tidewatch.config.ConfigResult.Valid;
import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.local.kafka.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance really starts with the settings of each deployment, at addresses of this machine. */
class InstanceStartTest {

  private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

  @TempDir Path directory;

  @Test
  void withThoseOfTheComposeFileForALaptop() throws Exception {
    assertStarts(compose("compose.single.yaml", "tidewatch"));
  }

  @Test
  void withThoseOfTheComposeFileOfThree() throws Exception {
    assertStarts(compose("compose.yaml", "tidewatch-1"));
  }

  @Test
  void withThoseOfTheManifests() throws Exception {
    assertStarts(Manifests.of(Project.DEPLOY.resolve("k8s/base")).environment());
  }

  private static Map<String, String> compose(String file, String service) {
    Map<String, Object> instance =
        ComposeFile.of(Project.read("compose/" + file)).services().getOrDefault(service, Map.of());
    return ComposeFile.environment(instance);
  }

  private void assertStarts(Map<String, String> given) throws Exception {
    try (LocalKafka kafka = LocalKafka.in(directory.resolve("kafka")).start();
        Instance instance = start(here(given, kafka.bootstrapServers()))) {
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(status(instance.url(), "/health/ready")).isEqualTo(200));
      assertThat(status(instance.url(), "/api/v1/applications")).isEqualTo(200);
    }
  }

  private static Instance start(Map<String, String> environment) {
    ConfigResult result = ConfigReader.read(Optional.empty(), environment, List.of());
    assertThat(result).isInstanceOf(Valid.class);
    return Instance.start(((Valid) result).config());
  }

  private static int status(URI url, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Authorization", "Bearer tw_viewer_" + SECRET)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  /** With addresses, directories and secrets that are here. */
  private Map<String, String> here(Map<String, String> given, String brokers) throws Exception {
    Map<String, String> environment = new TreeMap<>(given);
    environment.put("TIDEWATCH_BOOTSTRAP_SERVERS", brokers);
    environment.put("TIDEWATCH_STATE_DIR", directory.resolve("state").toString());
    environment.put("TIDEWATCH_HTTP_HOST", Ports.HOST);
    environment.put("TIDEWATCH_HTTP_PORT", "0");
    String port = String.valueOf(Ports.free(1).get(0));
    environment.replace("TIDEWATCH_CLUSTER_HOST", Ports.HOST);
    if (given.containsKey("TIDEWATCH_CLUSTER_ADVERTISED_ADDRESS")) {
      environment.put("TIDEWATCH_CLUSTER_PORT", port);
      environment.put("TIDEWATCH_CLUSTER_ADVERTISED_ADDRESS", Ports.HOST + ":" + port);
      environment.put("TIDEWATCH_CLUSTER_PEER_PORTS", port);
    }
    environment.replace("TIDEWATCH_CLUSTER_SECRET_FILE", write("secret", SECRET));
    environment.replace("TIDEWATCH_HTTP_TOKENS_FILE", write("tokens", token()));
    return environment;
  }

  private static String token() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(US_ASCII));
    return "viewer viewer " + HexFormat.of().formatHex(hash) + "\n";
  }

  private String write(String name, String text) throws Exception {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }
}
