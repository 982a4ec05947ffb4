package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.core.versions.VersionTable;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FleetVersionTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void aCombinationLiesFlatBesideItsVerdicts() {
    JsonNode json =
        json(new FleetVersion.Versions("3.1.1", "version 2.12.10", "1.8.0_282", "2.6.0"));

    assertThat(json.path("spark").asText()).isEqualTo("3.1.1");
    assertThat(json.path("applications").asInt()).isEqualTo(5);
    assertThat(json.at("/support/support").asText()).isEqualTo("END_OF_LIFE");
    assertThat(json.at("/hadoopFit/fit").asText()).isEqualTo("CUSTOM_BUILD");
    assertThat(json.at("/javaFit/fit").asText()).isEqualTo("FITS");
    assertThat(json.at("/scalaFit/fit").asText()).isEqualTo("FITS");
  }

  @Test
  void whatCannotBeReadHasNoVerdict() {
    JsonNode json = json(new FleetVersion.Versions(null, null, "17.0.1", null));

    assertThat(json.toString()).isEqualTo("{\"java\":\"17.0.1\",\"applications\":5}");
  }

  private static JsonNode json(FleetVersion.Versions versions) {
    return Oracle.json(FleetVersion.of(versions, 5, VersionTable.bundled(), TODAY));
  }
}
