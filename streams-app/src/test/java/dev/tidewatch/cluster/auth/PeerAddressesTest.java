package dev.tidewatch.cluster.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.cluster.auth.PeerAddress.Allowed;
import dev.tidewatch.cluster.auth.PeerAddress.Refused;
import dev.tidewatch.config.IpLiteral;
import dev.tidewatch.config.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressesTest {

  private static final Map<String, String> NAMES =
      Map.of(
          "peer-0.peers.svc", "10.1.2.3",
          "peer_1", "10.1.2.4,fd00::4",
          "six", "fd00::6",
          "rebinding", "10.1.2.3,169.254.169.254",
          "elsewhere", "10.1.2.3,203.0.113.5",
          "mapped", "::ffff:169.254.169.254",
          "local", "0.0.0.0");

  private final List<String> asked = new ArrayList<>();

  private final PeerAddresses addresses =
      addresses("127.0.0.0/8", "::1/128", "10.0.0.0/8", "fc00::/7");

  /** Where an operator has allowed everything, what is never a peer is still refused. */
  private final PeerAddresses anywhere = addresses("0.0.0.0/0", "::/0");

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8481, 127.0.0.1:8481",
    "10.255.255.254:8481, 10.255.255.254:8481",
    "10.0.0.1:65535, 10.0.0.1:65535",
    "[::1]:8481, [0:0:0:0:0:0:0:1]:8481",
    "[fd00::7]:8481, [fd00:0:0:0:0:0:0:7]:8481",
    "[FD00::7]:8481, [fd00:0:0:0:0:0:0:7]:8481",
    "[::ffff:10.0.0.1]:8481, 10.0.0.1:8481",
    "[::ffff:a00:1]:8481, 10.0.0.1:8481",
    "peer-0.peers.svc:8481, 10.1.2.3:8481",
    "peer_1:8481, 10.1.2.4:8481",
    "six:8481, [fd00:0:0:0:0:0:0:6]:8481",
  })
  void anAllowedAddressIsGivenAsTheLiteralToConnectTo(String advertised, String literal) {
    assertThat(addresses.check(advertised)).isEqualTo(new Allowed(advertised, literal));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "10.0.0.1",
        "10.0.0.1:",
        ":8481",
        "10.0.0.1:0",
        "10.0.0.1:-1",
        "10.0.0.1:+8481",
        "10.0.0.1:08481",
        "10.0.0.1:0x2121",
        "10.0.0.1:65536",
        "10.0.0.1:99999999999999999999",
        "10.0.0.1:8481 ",
        " 10.0.0.1:8481",
        "10.0.0.1:8481\n",
        "10.0.0.1:8481/",
        "10.0.0.1:8481/path",
        "10.0.0.1:8481?a=b",
        "10.0.0.1:8481#a",
        "http://10.0.0.1:8481",
        "//10.0.0.1:8481",
        "10.0.0.1:8481:8481",
        "10.0.0.1:8481,10.0.0.2:8481",
        // two readers that disagree on where the host is
        "user@10.0.0.1:8481",
        "10.0.0.1@169.254.169.254:8481",
        "10.0.0.1:8481@169.254.169.254:8481",
        "user:password@10.0.0.1:8481",
        "10.0.0.1\\@169.254.169.254:8481",
        "10.0.0.1%00.example:8481",
        "10.0.0.1;a:8481",
        // brackets around what is no IPv6 address, or not around one
        "[10.0.0.1]:8481",
        "[peer_1]:8481",
        "[[::1]]:8481",
        "[::1:8481",
        "::1]:8481",
        "::1:8481",
        "fd00::7:8481",
        "[]:8481",
        "[::1]",
        "[::1]8481",
        "[::1].example:8481",
        "[fe80::1%eth0]:8481",
        "[fd00::7%25eth0]:8481",
        "[::ffff:127.1]:8481",
        "[::ffff:0177.0.0.1]:8481",
        // numbers that some read as 127.0.0.1
        "127.1:8481",
        "127.0.1:8481",
        "2130706433:8481",
        "0x7f.1:8481",
        "0x7f000001:8481",
        "0X7F000001:8481",
        "0x7f.0x0.0x0.0x1:8481",
        "0177.0.0.1:8481",
        "017700000001:8481",
        "127.0.0.01:8481",
        "127.0.0.1.:8481",
        "127.0.0.256:8481",
        "127.0.0.1.1:8481",
        "0:8481",
        "0x:8481",
        "example.0x7f000001:8481",
        "example.1:8481",
        // names that are none
        "ex ample:8481",
        "exa\tmple:8481",
        "exämple:8481",
        "１２７.0.0.1:8481",
        "127。0。0。1:8481",
        "peer-1..svc:8481",
        ".peer:8481",
        "peer.:8481",
        "-peer:8481",
        "peer-:8481",
        "pe*r:8481",
        "peer!:8481",
        "$(peer):8481",
        "peer\u0000:8481",
      })
  void whatHasNotExactlyOneReadingIsRefusedAndNeverResolved(String advertised) {
    for (PeerAddresses rules : List.of(addresses, anywhere)) {
      assertThat(rules.check(advertised))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.reason()).contains("is no host:port"));
    }
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0:8481, any-local",
    "0.1.2.3:8481, any-local",
    "[::]:8481, any-local",
    "[::ffff:0.0.0.0]:8481, any-local",
    "169.254.169.254:8481, link-local",
    "169.254.0.1:8481, link-local",
    "[::ffff:169.254.169.254]:8481, link-local",
    "[::ffff:a9fe:a9fe]:8481, link-local",
    "[0:0:0:0:0:ffff:a9fe:a9fe]:8481, link-local",
    "[fe80::1]:8481, link-local",
    "[febf::1]:8481, link-local",
    "224.0.0.1:8481, multicast",
    "239.255.255.255:8481, multicast",
    "[ff02::1]:8481, multicast",
    "255.255.255.255:8481, broadcast",
    "[fd00:ec2::254]:8481, metadata",
    "[fd20:ce::254]:8481, metadata",
    "168.63.129.16:8481, metadata",
    "100.100.100.200:8481, metadata",
    "192.0.0.192:8481, metadata",
    "[64:ff9b::169.254.169.254]:8481, inside",
    "[2002:a9fe:a9fe::1]:8481, inside",
    "mapped:8481, link-local",
    "rebinding:8481, link-local",
    "local:8481, any-local",
  })
  void whatIsNeverAPeerIsRefusedWhateverIsAllowed(String advertised, String why) {
    assertThat(anywhere.check(advertised))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).contains("is never called", why));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11.0.0.1:8481",
        "192.168.0.1:8481",
        "203.0.113.5:8481",
        "[2001:db8::1]:8481",
        "[::2]:8481",
        "[::ffff:203.0.113.5]:8481",
        "elsewhere:8481",
      })
  void anAddressOutsideTheNetworksIsRefusedEvenIfItIsOneOfSeveral(String advertised) {
    assertThat(addresses.check(advertised))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).contains("is not in cluster.peer.networks"));
  }

  @Test
  void anotherPortIsRefusedBeforeTheNameIsResolved() {
    assertThat(addresses.check("peer_1:22"))
        .isEqualTo(new Refused("port 22 of peer_1:22 is not in cluster.peer.ports"));
    assertThat(asked).isEmpty();
  }

  @Test
  void aNameThatCannotBeResolvedIsRefused() {
    assertThat(addresses.check("nobody:8481"))
        .isEqualTo(new Refused("the name nobody can't be resolved"));
  }

  @Test
  void aNameIsResolvedOnceAndTheAddressCheckedIsTheOneGiven() {
    List<String> answers = new ArrayList<>(List.of("10.0.0.1", "169.254.169.254"));
    PeerAddresses rules =
        new PeerAddresses(
            Set.of(8481),
            List.of(Network.parse("0.0.0.0/0")),
            name -> List.of(IpLiteral.parse(answers.remove(0)).orElseThrow()));

    assertThat(rules.check("peer:8481")).isEqualTo(new Allowed("peer:8481", "10.0.0.1:8481"));
    assertThat(answers).hasSize(1);
    assertThat(rules.check("peer:8481")).isInstanceOf(Refused.class);
  }

  @Test
  void theReasonNamesTheAddressOfTheName() {
    assertThat(addresses.check("elsewhere:8481"))
        .isEqualTo(
            new Refused("203.0.113.5 is not in cluster.peer.networks (an address of elsewhere)"));
  }

  @Test
  void theSystemsResolverKnowsThisMachine() {
    assertThat(
            new PeerAddresses(
                    Set.of(8481),
                    List.of(Network.parse("127.0.0.0/8"), Network.parse("::1/128")),
                    NameResolver.system())
                .check("localhost:8481"))
        .isInstanceOf(Allowed.class);
  }

  @Property
  void anyTextIsJudgedAndAReasonHasNoControlCharacters(@ForAll String text) {
    for (String advertised : List.of(text, text + ":8481", "[" + text + "]:8481")) {
      if (addresses.check(advertised) instanceof Refused refused) {
        assertThat(refused.reason()).matches("[ -~]+");
      }
    }
  }

  private PeerAddresses addresses(String... networks) {
    return new PeerAddresses(
        Set.of(8481, 65535), Arrays.stream(networks).map(Network::parse).toList(), this::resolve);
  }

  private List<InetAddress> resolve(String name) throws UnknownHostException {
    asked.add(name);
    String found = NAMES.get(name);
    if (found == null) {
      throw new UnknownHostException(name);
    }
    return Arrays.stream(found.split(",", -1))
        .map(text -> IpLiteral.parse(text).orElseThrow())
        .toList();
  }
}
