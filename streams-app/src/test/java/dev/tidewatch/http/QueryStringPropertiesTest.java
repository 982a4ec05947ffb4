package dev.tidewatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class QueryStringPropertiesTest {

  @Property
  void whatWasEncodedIsDecodedWithAllItsValuesInOrder(
      @ForAll @Size(max = 5) List<@StringLength(min = 1, max = 8) String> names,
      @ForAll @Size(min = 1, max = 3) List<@StringLength(max = 8) String> values) {
    // given
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    names.stream()
        .map(QueryStringPropertiesTest::wellFormed)
        .forEach(
            n ->
                parameters.put(
                    n, values.stream().map(QueryStringPropertiesTest::wellFormed).toList()));

    // when
    String query =
        parameters.entrySet().stream()
            .flatMap(p -> p.getValue().stream().map(v -> encode(p.getKey()) + "=" + encode(v)))
            .collect(Collectors.joining("&"));

    // then
    assertThat(QueryString.parse(query)).isEqualTo(parameters);
  }

  @Property
  void anyTextIsParsedOrRefusedAsAnIllegalArgument(@ForAll String text) {
    try {
      assertThat(QueryString.parse(text)).isNotNull();
    } catch (IllegalArgumentException refused) {
      assertThat(text).contains("%");
    }
  }

  @Example
  void aNameWithoutAValueHasTheEmptyOne() {
    assertThat(QueryString.parse("a&b=&&=c"))
        .isEqualTo(Map.of("a", List.of(""), "b", List.of(""), "", List.of("c")));
    assertThat(QueryString.parse(null)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> QueryString.parse("a=%4"));
  }

  /** A lone surrogate has no encoding in UTF-8. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
