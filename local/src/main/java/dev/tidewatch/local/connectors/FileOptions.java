package dev.tidewatch.local.connectors;

import dev.tidewatch.local.remote.UserErrorException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which files of connectors, and with which values. */
final class FileOptions {

  /** Beside the files of connectors: what their parameters are when nobody says otherwise. */
  private static final String DEFAULTS = "defaults.properties";

  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z][\\w.-]*)=(.*)", Pattern.DOTALL);

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Take all *.json of a directory (default: the project's deploy/connect/connectors).")
  private @Nullable Path directory;

  @Option(
      names = "--parameters",
      paramLabel = "FILE",
      description = "A file of NAME=VALUE lines; what stands on the command line goes before it.")
  private @Nullable Path parameters;

  @Parameters(
      paramLabel = "FILE|NAME=VALUE",
      arity = "0..*",
      description =
          "Files of connectors, in the place of a directory, and values for the $${NAME} in them.")
  private List<String> arguments = new ArrayList<>();

  /**
   * The connectors, by file, with all parameters replaced.
   *
   * @throws UserErrorException with everything that is missing
   */
  List<ConnectorFile> read() {
    List<ConnectorFile> written = files().stream().map(ConnectorFile::read).toList();
    Map<String, String> given = given();
    List<String> missing = new ArrayList<>();
    List<ConnectorFile> connectors = new ArrayList<>();
    for (ConnectorFile each : written) {
      Map<String, String> values = new TreeMap<>(defaults(each.file()));
      values.putAll(given);
      Set<String> absent = new TreeSet<>(each.parameters());
      absent.removeAll(values.keySet());
      absent.forEach(name -> missing.add(each.file() + ": ${" + name + "}"));
      if (absent.isEmpty()) {
        connectors.add(each.with(values));
      }
    }
    if (!missing.isEmpty()) {
      throw new UserErrorException(
          "these have no value, give each as NAME=VALUE:%n  %s"
              .formatted(String.join(System.lineSeparator() + "  ", missing)));
    }
    requireUsed(written);
    requireDifferent(connectors);
    return connectors;
  }

  private List<Path> files() {
    List<Path> named =
        arguments.stream()
            .filter(each -> !ASSIGNMENT.matcher(each).matches())
            .map(Path::of)
            .toList();
    if (!named.isEmpty() && directory != null) {
      throw new UserErrorException("give --dir or files, not both");
    }
    return named.isEmpty() ? filesOf(directory()) : named;
  }

  private Path directory() {
    return directory == null
        ? Path.of(System.getProperty("tidewatch.home", ""), "deploy", "connect", "connectors")
        : directory;
  }

  private static List<Path> filesOf(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      if (found.isEmpty()) {
        throw new UserErrorException("there is no *.json in " + directory + ": check --dir");
      }
      return found;
    } catch (IOException e) {
      throw new UserErrorException("there is no directory " + directory + ": check --dir", e);
    }
  }

  /** All that somebody has given: the file, and then the command line. */
  private Map<String, String> given() {
    Map<String, String> given = new TreeMap<>();
    if (parameters != null) {
      given.putAll(properties(parameters));
    }
    given.putAll(assigned());
    return given;
  }

  private Map<String, String> assigned() {
    Map<String, String> assigned = new LinkedHashMap<>();
    for (String each : arguments) {
      Matcher assignment = ASSIGNMENT.matcher(each);
      if (assignment.matches()) {
        assigned.put(assignment.group(1), assignment.group(2));
      }
    }
    return assigned;
  }

  private static Map<String, String> defaults(Path file) {
    Path defaults = file.resolveSibling(DEFAULTS);
    return Files.exists(defaults) ? properties(defaults) : Map.of();
  }

  private static Map<String, String> properties(Path file) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserErrorException(file + " cannot be read: " + e, e);
    }
    Map<String, String> values = new TreeMap<>();
    read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name).strip()));
    return values;
  }

  /** A parameter that no file has is a mistake of whoever gave it on the command line. */
  private void requireUsed(List<ConnectorFile> files) {
    Set<String> known = new TreeSet<>();
    files.forEach(file -> known.addAll(file.parameters()));
    Set<String> unknown = new TreeSet<>(assigned().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new UserErrorException(
          "no file has ${%s}. There are: %s."
              .formatted(String.join("}, ${", unknown), String.join(", ", known)));
    }
  }

  private static void requireDifferent(List<ConnectorFile> connectors) {
    Map<String, Path> seen = new HashMap<>();
    for (ConnectorFile each : connectors) {
      Path other = seen.put(each.name(), each.file());
      if (other != null) {
        throw new UserErrorException(
            "%s and %s have the same name, %s: one would replace the other"
                .formatted(other, each.file(), each.name()));
      }
    }
  }
}
