package dev.tidewatch.connect.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchSinkConnectorTest {

  @Test
  void whatIsWellSetIsTaken() {
    assertThat(errors(Map.of())).isEmpty();
    assertThat(errors(Map.of("urls", "https://a:9200/search,https://b/search/"))).isEmpty();
    assertThat(errors(Map.of("username", "u", "password", "p"))).isEmpty();
  }

  @Test
  void whatCannotBeIsSaidBesideItsSetting() {
    assertWrong("urls", "", "there is none");
    assertWrong("urls", "localhost:9200", "http://host");
    assertWrong("urls", "http://a/x,http://b", "paths differ");
    assertWrong("urls", "http://a:9200?x=1", "more than a path");
    assertWrong("index", "Applications", "no legal name");
    assertWrong("index", "-a", "no legal name");
    assertWrong("tombstones", "keep", "delete, ignore");
    assertWrong("tls.authorities.file", "/nowhere.pem", "there is none");
  }

  @Test
  void aUserInAUrlIsRefusedWithoutRepeatingItsPasswordInTheReason() {
    assertThat(new Reasons(errors(Map.of("urls", "http://u:secret@a"))).of("urls"))
        .contains("one has a user in it");
  }

  @Test
  void aUserAndAPasswordGoTogether() {
    assertThat(new Reasons(errors(Map.of("username", "u"))).of("password"))
        .contains("password is missing");
    assertThat(new Reasons(errors(Map.of("password", "p"))).of("username"))
        .contains("username is missing");
  }

  private static void assertWrong(String name, String value, String reason) {
    assertThat(new Reasons(errors(Map.of(name, value))).of(name)).contains(reason);
  }

  /** By setting. */
  private record Reasons(Map<String, List<String>> all) {
    String of(String setting) {
      return String.join("; ", all.getOrDefault(setting, List.of()));
    }
  }

  private static Map<String, List<String>> errors(Map<String, String> given) {
    Map<String, String> settings = new HashMap<>(Map.of("urls", "http://127.0.0.1:9200"));
    settings.putAll(given);
    Map<String, List<String>> errors = new HashMap<>();
    new SearchSinkConnector()
        .validate(settings)
        .configValues()
        .forEach(
            value -> {
              if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
              }
            });
    return errors;
  }
}
