package dev.tidewatch.udf.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FunctionsPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("tidewatch.root", "..")).resolve("docs/functions.md");

  @Test
  void thePageIsThatOfTheAnnotations() throws IOException {
    String page = FunctionsPage.render();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE)
        .as("mvn -pl udfs -am test -Dtest=FunctionsPageTest -Dregenerate=true")
        .content()
        .isEqualTo(page);
  }
}
