package dev.tidewatch.core.spark.event;

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
  void theTextIsAlwaysTheOneAskedFor(@ForAll String text) {
    assertThat(get(text)).isEqualTo(text);
  }

  private String get(String text) {
    char[] chars = ("<" + text + ">").toCharArray();
    return cache.get(chars, 1, text.length());
  }
}
