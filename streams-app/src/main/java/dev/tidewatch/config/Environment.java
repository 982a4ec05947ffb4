package dev.tidewatch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keys given as environment variables: {@code TIDEWATCH_HTTP_PORT} is {@code http.port}. */
final class Environment {

  static final String PREFIX = "TIDEWATCH_";

  /** Read by the command line, its script or the tests, not by the application. */
  static final Set<String> LAUNCHER =
      Set.of(
          "TIDEWATCH_HOME",
          "TIDEWATCH_JAVA_OPTS",
          "TIDEWATCH_KSQL_PASSWORD",
          "TIDEWATCH_KSQLDB_START",
          "TIDEWATCH_KSQLDB_CLI");

  /**
   * What Kubernetes sets in every pod for a service named {@code tidewatch} or {@code tidewatch-…}
   * ("Accessing the Service", environment variables). They are nobody's configuration.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          "TIDEWATCH(_.+)?_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_.+)?)");

  /** The value that Kubernetes gives to {@code <SERVICE>_PORT}, which can be the name of a key. */
  private static final Pattern SERVICE_LINK_VALUE = Pattern.compile("(tcp|udp|sctp)://.*");

  private static final Map<String, Key<?>> KEYS =
      Keys.ALL.stream().collect(Collectors.toMap(Key::environmentVariable, Function.identity()));

  private Environment() {}

  static List<Given> read(Map<String, String> environment) {
    List<Given> given = new ArrayList<>();
    environment.forEach(
        (variable, value) -> {
          if (isOurs(variable, value)) {
            given.add(
                new Given(keyOf(variable), value.strip(), "environment variable " + variable));
          }
        });
    return given;
  }

  private static boolean isOurs(String variable, String value) {
    return variable.startsWith(PREFIX)
        && !LAUNCHER.contains(variable)
        && !SERVICE_LINK.matcher(variable).matches()
        && !(variable.endsWith("_PORT") && SERVICE_LINK_VALUE.matcher(value).matches());
  }

  private static String keyOf(String variable) {
    Key<?> key = KEYS.get(variable);
    return key == null
        ? variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.')
        : key.name();
  }
}
