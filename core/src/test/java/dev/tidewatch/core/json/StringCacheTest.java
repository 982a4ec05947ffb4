package dev.tidewatch.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StringCacheTest {

  private final StringCache cache = new StringCache();

  @Test
  void aTextThatComesAgainIsTheSameString() {
    assertThat(get("executor-1")).isSameAs(get("executor-1"));
  }

  @Property
  void theTextIsAlwaysTheOneAskedFor(@ForAll int number) {
    String text = "executor-" + number;

    assertThat(get(text)).isEqualTo(text);
  }

  private String get(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
    return cache.get(bytes, 1, bytes.length - 1, false);
  }
}
