package dev.tidewatch.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.bench.ingest.Workload.GeneratedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {

  @TempDir Path directory;

  @Test
  void eachLogIsNamedAsItsApplicationAndHoldsWhatIsSaidOfIt() throws IOException {
    List<GeneratedLog> logs = new Workload(3, 2, 50).write(directory);

    assertThat(logs)
        .extracting(GeneratedLog::appId)
        .containsExactly("app-20260101000000-0003", "app-20260101000000-0004");
    for (GeneratedLog log : logs) {
      Path file = directory.resolve(log.appId());
      assertThat(Files.readAllLines(file)).hasSize((int) log.events());
      assertThat(file).hasSize(log.bytes());
    }
  }
}
