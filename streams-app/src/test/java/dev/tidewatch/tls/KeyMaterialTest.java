package dev.tidewatch.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.config.TlsSettings;
import dev.tidewatch.testkit.CapturedLog;
import dev.tidewatch.testkit.TestCertificates;
import dev.tidewatch.testkit.TestCertificates.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyMaterialTest {

  private static TestCertificates certificates;
  private static Identity own;

  @TempDir private Path directory;

  @BeforeAll
  static void makeKeys(@TempDir Path directory) {
    certificates = TestCertificates.in(directory);
    own = certificates.loopback("own");
  }

  @ParameterizedTest
  @CsvSource({"RSA,-keysize,2048", "EC,-groupname,secp384r1", "Ed25519,-validity,1"})
  void keysOfTheUsualKindsAreRead(String algorithm, String option, String value) {
    Identity identity = certificates.identity(algorithm, "-keyalg", algorithm, option, value);
    KeyMaterial material = read(identity.certificate(), identity.key());
    assertThat(CertificateName.of(material.chain().get(0))).isEqualTo(algorithm);
    assertThat(material.keyStore()).isNotNull();
  }

  @Test
  void aChainIsReadInItsOrderWithWhateverStandsAround() throws IOException {
    // given
    Identity authority = certificates.loopback("authority");
    Path chain =
        Files.writeString(
            directory.resolve("chain"),
            "subject=CN = own\r\n"
                + Files.readString(own.certificate()).replace("\n", "\r\n")
                + "\nissuer\n"
                + Files.readString(authority.certificate()));

    // when
    KeyMaterial material = KeyMaterial.read(new TlsSettings(chain, own.key(), Optional.of(chain)));

    // then
    assertThat(material.chain()).map(CertificateName::of).containsExactly("own", "authority");
    assertThat(material.trust()).isEqualTo(material.chain());
  }

  @ParameterizedTest
  @CsvSource({
    "ENCRYPTED PRIVATE KEY,encrypted; convert it with: openssl",
    "RSA PRIVATE KEY,not in PKCS#8; convert it with: openssl",
    "EC PRIVATE KEY,not in PKCS#8; convert it with: openssl",
    "PUBLIC KEY,0 private keys"
  })
  void aKeyInAnotherFormIsToldHowToBeConverted(String label, String message) throws IOException {
    Path key =
        Files.writeString(
            directory.resolve("key"), Files.readString(own.key()).replace("PRIVATE KEY", label));
    assertThatThrownBy(() -> read(own.certificate(), key))
        .isInstanceOf(TlsException.class)
        .hasMessageContainingAll(key.toString(), message);
  }

  @ParameterizedTest
  @CsvSource({"c2VjcmV0,damaged", "c2VjcmV0c,not base64"})
  void aKeyThatIsDamagedIsToldWithoutItsText(String text, String message) throws IOException {
    Path key =
        Files.writeString(
            directory.resolve("key"),
            "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----");
    assertThatThrownBy(() -> read(own.certificate(), key))
        .isInstanceOf(TlsException.class)
        .hasMessageContainingAll(key.toString(), message)
        .hasMessageNotContaining("c2VjcmV0")
        .hasNoCause();
  }

  @Test
  void aFileThatIsMissingOrHasNoCertificateIsNamed() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> read(missing, own.key()))
        .isInstanceOf(TlsException.class)
        .hasMessageContainingAll(missing.toString(), "cannot be read");
    assertThatThrownBy(() -> read(own.key(), own.key()))
        .isInstanceOf(TlsException.class)
        .hasMessageContainingAll(own.key().toString(), "has no certificate");
  }

  @Test
  void aCertificateThatIsNotValidNowIsAWarning() {
    Identity old =
        certificates.identity("old", "-keyalg", "EC", "-startdate", "-30d", "-validity", "3");
    Identity early = certificates.identity("early", "-keyalg", "EC", "-startdate", "+3d");
    try (CapturedLog log = CapturedLog.start()) {
      read(old.certificate(), old.key());
      read(early.certificate(), early.key());
      assertThat(log.lines())
          .satisfiesExactly(
              first -> assertThat(first).contains("WARN", old.certificate().toString(), "expired"),
              second -> assertThat(second).contains("WARN", "valid from"));
    }
  }

  private static KeyMaterial read(Path certificate, Path key) {
    return KeyMaterial.read(new TlsSettings(certificate, key, Optional.empty()));
  }
}
