package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The project's own event logs, and what a History Server answered about them. */
final class Samples {

  /**
   * One log.
   *
   * @param sample the directory that it lies in
   * @param log its file name, a directory's where it is a rolling one
   * @param attempt as in a path of the API: {@code <id>} or {@code <id>/<attempt>}
   * @param events lines that hold one whole event
   */
  record Sample(String sample, String log, String attempt, long events, JsonNode facts) {

    String application() {
      return attempt.replaceAll("/.*", "");
    }

    Path path() {
      return ROOT.resolve("logs").resolve(sample).resolve(log);
    }

    /** Where its answers lie; missing for the one that no History Server lists. */
    Path expectations() {
      Path directory = ROOT.resolve("expectations").resolve(sample);
      int slash = attempt.indexOf('/');
      return slash < 0 ? directory : directory.resolve("attempt-" + attempt.substring(slash + 1));
    }

    @Override
    public String toString() {
      return sample + " " + attempt;
    }
  }

  private static final Path ROOT = Path.of(System.getProperty("tidewatch.root", ".."), "samples");

  private Samples() {}

  static Path logs() {
    return ROOT.resolve("logs");
  }

  /** The lines of all samples together. */
  static long events() {
    return all().stream().mapToLong(Sample::events).sum();
  }

  static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    for (JsonNode facts : Oracle.json(ROOT.resolve("index.json"))) {
      String id = facts.path("application").asText();
      samples.add(
          new Sample(
              facts.path("sample").asText(),
              facts.path("log").asText(),
              facts.path("attempt").isNull() ? id : id + "/" + facts.path("attempt").asText(),
              facts.path("events").asLong(),
              facts));
    }
    return samples;
  }

  static Sample of(String name) {
    return all().stream().filter(each -> each.sample().equals(name)).findFirst().orElseThrow();
  }
}
