package dev.tidewatch.local.ksql;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ksql test}. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Runs the cases of tests/ on the server: puts rows in, and compares what queries answer. What a"
            + " case makes is dropped at its end.")
final class TestCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private FileOptions files = new FileOptions();

  @Parameters(paramLabel = "CASE", arity = "0..*", description = "Only these (default: all).")
  private List<String> names = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = requireNonNull(spec).commandLine().getOut();
    KsqlServer ksqlDb = server.connect();
    int failed = 0;
    List<Path> cases = cases();
    for (Path each : cases) {
      List<String> differences = new TestCase(each, ksqlDb).run();
      out.printf("%s  %s%n", differences.isEmpty() ? "ok    " : "FAILED", each.getFileName());
      differences.forEach(out::println);
      out.flush();
      failed += differences.isEmpty() ? 0 : 1;
    }
    out.printf("%d cases, %d failed%n", cases.size(), failed);
    out.flush();
    return failed == 0 ? 0 : 1;
  }

  private List<Path> cases() {
    Path where = files.directory().resolve("tests");
    try (Stream<Path> all = Files.list(where)) {
      List<Path> found =
          all.filter(Files::isDirectory)
              .filter(each -> names.isEmpty() || names.contains(String.valueOf(each.getFileName())))
              .sorted()
              .toList();
      List<String> missing = new ArrayList<>(names);
      found.forEach(each -> missing.remove(String.valueOf(each.getFileName())));
      if (found.isEmpty() || !missing.isEmpty()) {
        throw new KsqlException("there is no case " + String.join(", ", missing) + " in " + where);
      }
      return found;
    } catch (IOException e) {
      throw new KsqlException("there is no directory " + where + ": check --dir", e);
    }
  }
}
