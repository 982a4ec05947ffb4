package dev.tidewatch.deploy;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Kustomize itself, where this machine has it: nothing from Maven Central can do its work. */
final class Kustomize {

  private Kustomize() {}

  /** What an overlay comes to. Skips the test, and says so, where there is no Kustomize. */
  static Run render(Path directory) throws IOException, InterruptedException {
    if (Project.program("kustomize").isPresent()) {
      return Run.of(directory, List.of("kustomize", "build", "."));
    }
    if (Project.program("kubectl").isPresent()) {
      return Run.of(directory, List.of("kubectl", "kustomize", "."));
    }
    return abort("SKIPPED: manifests are rendered by kubectl or kustomize, and PATH has neither");
  }
}
