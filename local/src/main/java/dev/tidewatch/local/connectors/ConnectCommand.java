package dev.tidewatch.local.connectors;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch connect}. */
@Command(
    name = "connect",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Puts connectors on a Kafka Connect cluster, and tells how they are.",
    subcommands = {ApplyCommand.class, StatusCommand.class})
public final class ConnectCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("filled in by picocli");
    }
    throw new ParameterException(spec.commandLine(), "a command is missing: apply or status");
  }
}
