package dev.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConfigReaderPropertiesTest {

  @Property
  void anyTextForAnyKeyIsAValueOrAnErrorButNeverAnException(
      @ForAll("keys") String key, @ForAll String value) {
    ConfigResult result =
        ConfigReader.read(
            Optional.empty(),
            Map.of("TIDEWATCH_BOOTSTRAP_SERVERS", "a:1"),
            List.of(key + "=" + value));
    if (result instanceof ConfigResult.Invalid invalid) {
      assertThat(invalid.errors())
          .allSatisfy(error -> assertThat(error.action()).isNotBlank())
          .allSatisfy(error -> assertThat(error.allowed()).isNotBlank());
    }
  }

  @Property
  void anyTextAsAKeyIsReported(@ForAll String key) {
    ConfigResult result =
        ConfigReader.read(
            Optional.empty(),
            Map.of("TIDEWATCH_BOOTSTRAP_SERVERS", "a:1"),
            List.of("x" + key + "=1"));
    assertThat(result).isInstanceOf(ConfigResult.Invalid.class);
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(Keys.ALL.stream().map(Key::name).toList());
  }
}
