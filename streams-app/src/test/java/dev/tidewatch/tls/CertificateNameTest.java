package dev.tidewatch.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.testkit.TestCertificates;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNameTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"CN=tidewatch-0, O=Example | tidewatch-0", "O=Example | 127.0.0.1"})
  void theCommonNameComesFirstThenTheAlternativeNames(String subject, String name) {
    var identity = TestCertificates.in(directory).identity("x", "-keyalg", "EC", "-dname", subject);
    assertThat(CertificateName.of(PemFile.read(identity.certificate()).certificates().get(0)))
        .isEqualTo(name);
  }
}
