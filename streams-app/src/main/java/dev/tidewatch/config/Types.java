package dev.tidewatch.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The types of configuration values. */
final class Types {

  /** Kafka's own rule for topic names ({@code org.apache.kafka.common.internals.Topic}). */
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  /** An application id is the prefix of internal topics' names, so it must leave room for them. */
  private static final Pattern APPLICATION_ID = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

  private static final Pattern TABLE =
      Pattern.compile("([a-zA-Z0-9_]+:)?[a-zA-Z0-9_][a-zA-Z0-9_.-]*");

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([a-zA-Z0-9._-]+|\\[[0-9a-fA-F:.]+]):([0-9]{1,5})");

  private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9._-]+|[0-9a-fA-F:.]+");

  static final Type<String> TOPIC_NAME =
      text(
          "topic",
          "1 to 249 of letters, digits, '.', '_' and '-', but not '.' or '..'",
          name -> TOPIC.matcher(name).matches() && !name.equals(".") && !name.equals(".."));

  static final Type<String> SEPARATOR =
      text(
          "text",
          "1 to 16 of letters, digits, '.', '_' and '-'",
          text -> text.length() <= 16 && TOPIC.matcher(text).matches());

  static final Type<String> APPLICATION_NAME =
      text(
          "name",
          "1 to 100 of letters, digits, '.', '_' and '-'",
          name -> APPLICATION_ID.matcher(name).matches());

  static final Type<String> HOST_NAME =
      text("host", "a host name or an IP address", host -> HOST.matcher(host).matches());

  static final Type<Boolean> BOOLEAN =
      new Type<>("boolean", "true or false", Types::parseBoolean, false);

  static final Type<Path> DIRECTORY = new Type<>("directory", "a path", Path::of, false);

  static final Type<List<String>> SERVERS =
      list(
          "list of host:port",
          "host:port, separated by commas; ports from 1 to 65535",
          Types::parseServer);

  static final Type<List<String>> OPTIONAL_SERVERS =
      list(
          "list of host:port",
          "host:port, separated by commas, or nothing; ports from 1 to 65535",
          Types::parseServer);

  /** HBase's own rule ({@code org.apache.hadoop.hbase.TableName}), for the usual letters. */
  static final Type<String> HBASE_TABLE =
      text(
          "table",
          "letters, digits, '_', '-' and '.', not first, with or without a namespace and ':'",
          name -> TABLE.matcher(name).matches());

  static final Type<List<URI>> URLS =
      list(
          "list of URLs",
          "http:// or https:// URLs without user name or password, separated by commas, or nothing",
          Types::parseUrl);

  static final Type<Optional<Pattern>> PATTERN =
      new Type<>(
          "regular expression",
          "a java.util.regex pattern, or nothing",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(text)),
          false);

  static final Type<Pattern> TOPICS_PATTERN =
      new Type<>("regular expression", "a java.util.regex pattern", Pattern::compile, false);

  static final Type<Optional<Secret>> USER_AND_PASSWORD =
      new Type<>("secret", "user:password, or nothing", Types::parseUserAndPassword, true);

  static final Type<Optional<String>> OPTIONAL_NAME =
      new Type<>(
          "name",
          APPLICATION_NAME.allowed() + ", or nothing",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(APPLICATION_NAME.parse(text)),
          false);

  static final Type<Optional<String>> OPTIONAL_SERVER =
      new Type<>(
          "host:port",
          "host:port with a port from 1 to 65535, or nothing",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(parseServer(text)),
          false);

  static final Type<Optional<Path>> FILE =
      new Type<>(
          "file",
          "the path of a file, or nothing",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)),
          false);

  /** Short enough a secret can be guessed: HMAC's strength is that of its key (RFC 2104). */
  static final Type<Optional<Secret>> SHARED_SECRET =
      new Type<>("secret", "16 characters or more, or nothing", Types::parseSharedSecret, true);

  static final Type<List<Network>> NETWORKS =
      list(
          "list of networks",
          "networks such as 10.0.0.0/8 or fc00::/7, separated by commas",
          Network::parse);

  static final Type<List<Integer>> PORTS =
      list(
          "list of ports",
          "ports from 1 to 65535, separated by commas, or nothing",
          text -> integer(1, 65_535).parse(text));

  private Types() {}

  static Type<Long> count(long least, long most) {
    return number("count", least, most, Function.identity());
  }

  static Type<Integer> integer(int least, int most) {
    return number("integer", least, most, Math::toIntExact);
  }

  static Type<Duration> milliseconds(long least, long most) {
    return number("milliseconds", least, most, Duration::ofMillis);
  }

  private static <T> Type<T> number(
      String name, long least, long most, Function<Long, T> converter) {
    return new Type<>(
        name,
        "a whole number from " + least + " to " + most,
        text -> {
          long value = Long.parseLong(text);
          require(value >= least && value <= most);
          return converter.apply(value);
        },
        false);
  }

  private static Type<String> text(String name, String allowed, Predicate<String> valid) {
    return new Type<>(
        name,
        allowed,
        text -> {
          require(valid.test(text));
          return text;
        },
        false);
  }

  private static <T> Type<List<T>> list(String name, String allowed, Function<String, T> element) {
    return new Type<>(
        name,
        allowed,
        text ->
            text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).map(element).toList(),
        false);
  }

  private static Boolean parseBoolean(String text) {
    require(text.equals("true") || text.equals("false"));
    return Boolean.valueOf(text);
  }

  private static String parseServer(String text) {
    var matcher = HOST_AND_PORT.matcher(text);
    require(matcher.matches());
    int port = Integer.parseInt(matcher.group(2));
    require(port >= 1 && port <= 65_535);
    return text;
  }

  private static URI parseUrl(String text) {
    URI url = URI.create(text);
    require("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    require(url.getHost() != null && url.getUserInfo() == null);
    return url;
  }

  private static Optional<Secret> parseUserAndPassword(String text) {
    require(text.isEmpty() || text.indexOf(':') > 0);
    return text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text));
  }

  private static Optional<Secret> parseSharedSecret(String text) {
    require(text.isEmpty() || text.length() >= 16);
    return text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text));
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("not allowed");
    }
  }
}
