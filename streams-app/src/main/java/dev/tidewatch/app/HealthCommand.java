package dev.tidewatch.app;

import dev.tidewatch.config.ConfigResult;
import dev.tidewatch.config.ConfigResult.Invalid;
import dev.tidewatch.config.ConfigResult.Valid;
import dev.tidewatch.config.ListenerSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code health}: one of the three health questions, put to an instance by a supervisor that has no
 * HTTP client of its own, such as the health check of a container. Exits with 0 for yes, 1 for no
 * or no answer, 2 for wrong use.
 */
@Command(
    name = "health",
    description = "Asks an instance how it is. Exit status: 0 yes, 1 no, or no answer.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "It asks the instance that the same configuration describes; one that listens on all",
      "addresses over the loopback one. Why the answer is no is told where the instance asks for no",
      "tokens."
    })
public final class HealthCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "QUESTION",
      converter = QuestionConverter.class,
      description = "live, ready or roll: whether it is alive, can answer, may be stopped now.")
  private HealthQuestion question = HealthQuestion.READY;

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = UrlConverter.class,
      description = "Asks there, whatever the configuration says.")
  private @Nullable URI url;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description =
          "Asks again until the answer is yes, this long at most. Waiting for roll ends when nobody"
              + " listens: there is nothing to wait for then.")
  private int wait;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "How long one answer may take (${DEFAULT-VALUE}).")
  private int timeout;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Spec private @Nullable CommandSpec spec;

  /**
   * The command.
   *
   * @param environment the process's environment variables
   */
  public HealthCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (timeout < 1) {
      throw wrong("--timeout is a number of seconds from 1 on");
    }
    if (wait < 0) {
      throw wrong("--wait is a number of seconds, or 0 to ask once");
    }
    if (url != null) {
      return ask(HealthClient.of(url, Duration.ofSeconds(timeout)));
    }
    ConfigResult result = options.read(environment);
    if (result instanceof Invalid invalid) {
      ConfigOptions.print(invalid.errors(), commandLine().getErr());
      return CommandLine.ExitCode.USAGE;
    }
    ListenerSettings listener = ((Valid) result).config().http().listener();
    if (listener.port() == 0) {
      throw wrong("http.port=0 does not say where it listens: give --url");
    }
    return ask(HealthClient.ofThisMachine(listener, Duration.ofSeconds(timeout)));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(commandLine(), message);
  }

  /** For picocli, which would list the constants of the enum as well. */
  static final class QuestionConverter implements ITypeConverter<HealthQuestion> {

    @Override
    public HealthQuestion convert(String value) {
      return HealthQuestion.parse(value);
    }
  }

  /** Takes what can be asked over HTTP. */
  static final class UrlConverter implements ITypeConverter<URI> {

    @Override
    public URI convert(String value) {
      try {
        URI url = new URI(value);
        if (List.of("http", "https").contains(url.getScheme()) && url.getHost() != null) {
          return url;
        }
      } catch (URISyntaxException malformed) {
        // said below
      }
      throw new TypeConversionException("'" + value + "' is no URL such as http://127.0.0.1:8480");
    }
  }

  private int ask(HealthClient client) throws InterruptedException {
    HealthClient.Answer answer = client.ask(question, Duration.ofSeconds(wait));
    PrintWriter out = commandLine().getOut();
    out.printf("%s: %s%n", question, answer.text());
    out.flush();
    return answer.yes() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
