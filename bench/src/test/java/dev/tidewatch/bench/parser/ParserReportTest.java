package dev.tidewatch.bench.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParserReportTest {

  @TempDir Path directory;

  @Test
  void ratesStandBesideTheirShareOfTheTokenScan() throws IOException {
    Path warm = results("warm.json", 200_000, 150_000, 80_000);
    Path cold = results("cold.json", 2.0, 2.5, 4.0);
    Path page = directory.resolve("page.md");

    int status =
        new CommandLine(new ParserReport())
            .execute("--page", page.toString(), warm.toString(), cold.toString());

    assertThat(status).isZero();
    assertThat(page)
        .content()
        .contains("| bare token scan | 200,000 | 100 % | 150,000 | 100 % |")
        .contains("| Tidewatch's parser | 150,000 | 75 % | 120,000 | 80 % |")
        .contains("| full tree | 80,000 | 40 % | 75,000 | 50 % |");
  }

  private Path results(String name, double scan, double parser, double tree) throws IOException {
    String text =
        "[%s,%s,%s]"
            .formatted(
                result("tokenScan", scan), result("eventParser", parser), result("tree", tree));
    return Files.writeString(directory.resolve(name), text);
  }

  private static String result(String method, double score) {
    return """
        {"benchmark": "dev.tidewatch.bench.ParserBenchmark.%s", "primaryMetric": {"score": %s}}"""
        .formatted(method, score);
  }
}
