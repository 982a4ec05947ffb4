package dev.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  @Property
  void aCursorGoesOnAfterTheItemItWasMadeFrom(@ForAll @AlphaChars String item) {
    assertThat(Page.item(Page.after(item))).contains(item);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zzz", "", "c3Bhcms", "not base64 !", "1:spark"})
  void textThatIsNoCursorIsNotTakenForOne(String text) {
    assertThat(Page.item(text)).isEmpty();
  }

  @Test
  void aCursorIsSafeInAQueryString() {
    assertThat(Page.after("spark.ü/?&=+ 雪")).matches("[A-Za-z0-9_-]+");
  }
}
