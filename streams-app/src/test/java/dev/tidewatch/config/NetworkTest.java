package dev.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "192.168.1.128/25, 192.168.1.128, true",
    "192.168.1.128/25, 192.168.1.127, false",
    "192.168.1.7/32, 192.168.1.7, true",
    "192.168.1.7/32, 192.168.1.6, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, fc00::1, false",
    "10.0.0.0/8, ::ffff:10.0.0.1, true",
    "fc00::/7, fdff::1, true",
    "fc00::/7, fe00::1, false",
    "fe80::/10, febf::1, true",
    "::1/128, ::1, true",
    "::1/128, ::2, false",
    "::/0, ::1, true",
    "::/0, 10.0.0.1, false",
    "::/0, ::ffff:10.0.0.1, false",
  })
  void aNetworkContainsWhatSharesItsPrefix(String network, String address, boolean contained) {
    assertThat(Network.parse(network).contains(IpLiteral.parse(address).orElseThrow()))
        .isEqualTo(contained);
  }

  @Test
  void anIpv4MappedAddressOfJavasIpv6TypeCountsAsIpv4() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 10;
    var address = Inet6Address.getByAddress(null, mapped, 3);

    assertThat(Network.parse("10.0.0.0/8").contains(address)).isTrue();
    assertThat(Network.parse("::/0").contains(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/+8",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.1/8",
        "10/8",
        "localhost/8",
        "::/129",
        "::1/64",
        "::ffff:0:0/96",
        "fe80::%eth0/10",
        "10.0.0.0/99999999999",
      })
  void otherTextIsRefusedWithWhatIsWrong(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Network.parse(text))
        .withMessageContaining("a network");
  }

  @Test
  void aNetworkIsWrittenAsItIsRead() {
    assertThat(Network.parse("10.0.0.0/8")).hasToString("10.0.0.0/8");
    assertThat(Network.parse("fc00::/7")).hasToString("fc00:0:0:0:0:0:0:0/7");
    assertThat(Network.parse("fc00:0::/7")).isEqualTo(Network.parse("fc00::/7"));
  }
}
