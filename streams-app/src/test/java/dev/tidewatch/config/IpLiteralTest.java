package dev.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "10.200.30.4, 10.200.30.4",
    "::, 0:0:0:0:0:0:0:0",
    "::1, 0:0:0:0:0:0:0:1",
    "1::, 1:0:0:0:0:0:0:0",
    "FE80::a:b, fe80:0:0:0:0:0:a:b",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::ffff:10.0.0.1, 10.0.0.1",
    "::ffff:a00:1, 10.0.0.1",
    "64:ff9b::10.0.0.1, 64:ff9b:0:0:0:0:a00:1",
  })
  void anAddressIsRead(String text, String address) {
    assertThat(IpLiteral.parse(text)).map(InetAddress::getHostAddress).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.01",
        "127.0.0.1.",
        "127.0.0.256",
        "127.0.0.1.2",
        "127.0.0.-1",
        "127.0.0.1 ",
        "１２７.0.0.1",
        "fe80::1%eth0",
        "[::1]",
        ":",
        ":::",
        "1::2::3",
        "::1:",
        ":1::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "::12345",
        "::00001",
        "::g",
        "::ffff:127.1",
        "::ffff:0177.0.0.1",
        "::127.0.0.1:1",
        "1:2:3:4:5:6:7:127.0.0.1",
      })
  void otherTextIsNoAddress(String text) {
    assertThat(IpLiteral.parse(text)).isEmpty();
  }

  @Property
  void whatJavaWritesIsReadBack(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(bytes);
    assertThat(IpLiteral.parse(address.getHostAddress())).contains(address);
  }

  @Property
  void anyTextIsAnAddressOrNotButNeverAnException(@ForAll String text) {
    assertThat(IpLiteral.parse(text)).isNotNull();
    assertThat(IpLiteral.parse("::" + text)).isNotNull();
  }

  @Test
  void aPlainAddressHasNoZoneAndIsIpv4WhenItIsMapped() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 10;

    InetAddress plain = IpLiteral.plain(Inet6Address.getByAddress("name", mapped, 3));

    assertThat(plain).isEqualTo(InetAddress.getByAddress(new byte[] {10, 0, 0, 0}));
    assertThat(plain.getHostAddress()).isEqualTo("10.0.0.0");
  }
}
