package dev.tidewatch.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/** Keys given in a file of Java properties, in UTF-8. */
final class PropertiesFile {

  private PropertiesFile() {}

  /** Reads the file; what stands in its way, and every key that it has twice, is an error. */
  static List<Given> read(Path file, List<ConfigError> errors) {
    List<String> repeated = new ArrayList<>();
    Properties properties = collecting(repeated);
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (NoSuchFileException absent) {
      errors.add(unreadable(file, "there is no such file"));
    } catch (MalformedInputException notText) {
      errors.add(unreadable(file, "it is not UTF-8 text"));
    } catch (IOException | IllegalArgumentException broken) {
      errors.add(unreadable(file, String.valueOf(broken.getMessage())));
    }
    String where = "file " + file;
    repeated.forEach(key -> errors.add(repeatedKey(key, where)));
    List<Given> given = new ArrayList<>();
    new TreeMap<>(properties)
        .forEach((key, value) -> given.add(new Given((String) key, strip(value), where)));
    return given;
  }

  /** Java's own class keeps the last of two lines with the same key, and says nothing. */
  @SuppressWarnings("serial") // never serialized
  private static Properties collecting(List<String> repeated) {
    return new Properties() {
      @Override
      public synchronized Object put(Object key, Object value) {
        if (containsKey(key)) {
          repeated.add((String) key);
        }
        return super.put(key, value);
      }
    };
  }

  private static String strip(Object value) {
    return ((String) value).strip();
  }

  private static ConfigError unreadable(Path file, String why) {
    return new ConfigError(
        "--config",
        file.toString(),
        "command line",
        "a readable file of Java properties; here " + why,
        "Correct the path or the file.");
  }

  private static ConfigError repeatedKey(String key, String where) {
    return new ConfigError(
        key, Secret.MASK, where, "each key once", "Remove all but one of its lines.");
  }
}
