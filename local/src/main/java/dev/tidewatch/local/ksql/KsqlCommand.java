package dev.tidewatch.local.ksql;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch ksql}. */
@Command(
    name = "ksql",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Puts the streams and tables of ksql/ on a ksqlDB server that has Tidewatch's functions, and asks"
            + " it.",
    subcommands = {
      ApplyCommand.class,
      StatusCommand.class,
      PullCommand.class,
      PushCommand.class,
      TestCommand.class,
      DropCommand.class
    })
public final class KsqlCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("filled in by picocli");
    }
    throw new ParameterException(
        spec.commandLine(), "a command is missing: apply, status, pull, push, test or drop");
  }
}
