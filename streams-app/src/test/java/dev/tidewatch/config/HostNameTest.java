package dev.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HostNameTest {

  @Test
  void anInstanceWithoutANameIsCalledByItsHostAndItsProcess() {
    ConfigResult result =
        ConfigReader.read(Optional.empty(), Map.of(), List.of("bootstrap.servers=a:1"));

    assertThat(((ConfigResult.Valid) result).config().cluster().instance())
        .isEqualTo(HostName.get() + "-" + ProcessHandle.current().pid());
  }

  @Test
  void aHostWithoutANameIsCalledLocalhost() {
    assertThat(HostName.asName("\n")).isEqualTo("localhost");
    assertThat(HostName.asName("node-1.example.org\n")).isEqualTo("node-1.example.org");
  }

  @Property
  void whateverAHostIsCalledItMakesAName(@ForAll String host) {
    String name = HostName.asName(host) + "-4194304";

    assertThat(Types.OPTIONAL_NAME.parse(name)).contains(name);
  }
}
