package dev.tidewatch.local.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "producer.override.ssl.keystore.password",
        "consumer.override.sasl.jaas.config",
        "hadoop.fs.s3a.secret.key",
        "auth.token",
        "api.key",
        "ssl.private-key"
      })
  void namesTellWhatIsASecret(String name) {
    assertThat(Secrets.isNameOfOne(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key.converter", "urls", "row.key", "username"})
  void otherNamesDoNot(String name) {
    assertThat(Secrets.isNameOfOne(name)).isFalse();
  }

  @Test
  void valuesAreHiddenWhereverTheyStand() {
    Secrets secrets =
        Secrets.of(
            Map.of(
                "password", "sesame",
                "old.password", "sesame-street",
                "sasl.jaas.config", "a.B required username=\"me\" password=\"open.it\";",
                "topics", "orders"));

    assertThat(secrets.hide("sesame-street, sesame, [open.it] and orders"))
        .isEqualTo("****, ****, [****] and orders");
  }

  @Test
  void whoComesInAUrlIsHiddenWhereverItIsFrom() {
    assertThat(new Secrets().hide("cannot reach https://me:sesame@search:9200/x"))
        .isEqualTo("cannot reach https://****@search:9200/x");
  }

  @Test
  void aReferenceIsNoSecretAndWhatItStandsForIs() {
    Secrets secrets = Secrets.of(Map.of("password", "${dir:/run/secrets:search}"));
    secrets.add("found there");

    assertThat(secrets.hide("${dir:/run/secrets:search} gave 'found there'"))
        .isEqualTo("${dir:/run/secrets:search} gave '****'");
    assertThat(Secrets.isLookedUp("${dir:/run/secrets:search}")).isTrue();
    assertThat(Secrets.isLookedUp("${topic}")).isFalse();
  }

  @Test
  void textOfAWorkerDoesNotSteerTheTerminal() {
    assertThat(new Secrets().hide("a\u001b[2Jb\u0007\n\tc")).isEqualTo("a [2Jb \n\tc");
  }
}
