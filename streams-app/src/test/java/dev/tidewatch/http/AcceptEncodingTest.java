package dev.tidewatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "GZIP", "br, gzip;q=0.1", "*", "br;q=0, *", "x-gzip", "gzip ;q=1"})
  void gzipIsTakenWhereItIsNamedOrMeant(String header) {
    assertThat(AcceptEncoding.takesGzip(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "gzip;q=0", "*, gzip;q=0.0", "*;q=0", "gzipped", ";,;"})
  void gzipIsNotTakenWhereItIsRefusedOrUnknown(String header) {
    assertThat(AcceptEncoding.takesGzip(header)).isFalse();
  }

  @Test
  void withoutTheHeaderNothingIsCompressed() {
    assertThat(AcceptEncoding.takesGzip(null)).isFalse();
  }
}
