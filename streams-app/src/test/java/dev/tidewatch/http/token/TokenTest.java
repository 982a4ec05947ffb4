package dev.tidewatch.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TokenTest {

  private static final String SECRET = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE";

  @Example
  void aTokenIsTheSameAfterItWasSent() {
    for (int i = 0; i < 1_000; i++) {
      Token token = TestTokens.random();
      assertThat(Token.parse(token.text())).contains(token);
      assertThat(token.text()).matches("tw_[0-9a-f]{8}_[A-Za-z0-9_-]{43}");
    }
  }

  @Example
  void noTwoTokensAreTheSame() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      secrets.add(TestTokens.random().secret());
    }
    assertThat(secrets).hasSize(1_000);
  }

  @Example
  void theHashIsWhatAnyoneComputesFromTheSecret() {
    // printf %s AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE | sha256sum
    assertThat(HexFormat.of().formatHex(new Token("a", SECRET).hash()))
        .isEqualTo("b247256873be366d3ca8d06ccf98652d0b49257194f6220d4bfdffb3063ca122");
  }

  @Example
  void aTokenIsNotPrinted() {
    assertThat(new Token("a", SECRET)).hasToString("tw_a_****");
  }

  @Property
  void anyOtherTextIsNoToken(@ForAll String text) {
    assertThat(Token.parse(text)).isEmpty();
    assertThat(Token.parse("tw_a_" + SECRET + text).isPresent()).isEqualTo(text.isEmpty());
    assertThat(Token.parse(text + "tw_a_" + SECRET).isPresent()).isEqualTo(text.isEmpty());
  }
}
