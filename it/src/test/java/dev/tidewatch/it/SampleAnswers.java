package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.Samples.Sample;
import java.util.List;

/** Whether a sample is served as a History Server serves it, whatever way it came. */
final class SampleAnswers {

  private SampleAnswers() {}

  static void assertEqualToTheHistoryServers(Api api, Sample sample) {
    assertThat(List.of("jobs", "stages", "executors", "allexecutors"))
        .allSatisfy(
            name -> {
              JsonNode expected = Recorded.read(sample.expectations().resolve(name + ".json"));
              JsonNode actual = api.json("applications/" + sample.attempt() + "/" + name);
              assertThat(JsonDifferences.between(expected, Recorded.as(expected, actual)))
                  .as(name)
                  .isEmpty();
            });
    assertThat(
            JsonDifferences.between(
                Recorded.read(sample.expectations().resolve("application.json")),
                api.json("applications/" + sample.application())))
        .isEmpty();
  }
}
