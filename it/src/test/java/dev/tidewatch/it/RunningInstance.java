package dev.tidewatch.it;

import dev.tidewatch.app.Instance;
import dev.tidewatch.local.process.JavaProcess;
import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An instance in this JVM and its API. */
final class RunningInstance implements AutoCloseable {

  /** What an instance logs when it answers. */
  static final String LISTENING = "Listening on (http://\\S+)";

  private final Instance instance;
  private final Api api;

  RunningInstance(Instance instance) {
    this(instance, new Api(instance.url()));
  }

  private RunningInstance(Instance instance, Api api) {
    this.instance = instance;
    this.api = api;
  }

  /** The same, asked in another way. */
  RunningInstance asked(UnaryOperator<Api> how) {
    return new RunningInstance(instance, how.apply(api));
  }

  /** The API of an instance in a child JVM. */
  static Api apiOf(JavaProcess process) {
    Matcher listening = Pattern.compile(LISTENING).matcher(process.logged());
    if (!listening.find()) {
      throw new IllegalStateException("it does not say where it listens: " + process.logged());
    }
    return new Api(URI.create(listening.group(1)));
  }

  Api api() {
    return api;
  }

  @Override
  public void close() {
    instance.close();
  }
}
