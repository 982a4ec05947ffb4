package dev.tidewatch.udf.sql;

import io.confluent.ksql.function.udaf.UdafDescription;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udtf.UdtfDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The classes of the functions, found as a server finds them: by their annotations. */
public final class FunctionClasses {

  private static final Path CLASSES = Path.of("target", "classes");

  private FunctionClasses() {}

  /** By the names of the functions. */
  public static Map<String, Class<?>> all() {
    Map<String, Class<?>> all = new TreeMap<>();
    for (Class<?> type : classes()) {
      String name = nameOf(type);
      if (!name.isEmpty() && all.put(name, type) != null) {
        throw new IllegalStateException("two classes are " + name);
      }
    }
    return all;
  }

  private static String nameOf(Class<?> type) {
    UdfDescription scalar = type.getAnnotation(UdfDescription.class);
    UdafDescription aggregate = type.getAnnotation(UdafDescription.class);
    UdtfDescription table = type.getAnnotation(UdtfDescription.class);
    return scalar != null
        ? scalar.name()
        : aggregate != null ? aggregate.name() : table != null ? table.name() : "";
  }

  private static List<Class<?>> classes() {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .map(CLASSES::relativize)
          .map(Path::toString)
          .filter(name -> name.endsWith("Function.class"))
          .map(FunctionClasses::load)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(file.replace('/', '.').replaceAll("\\.class$", ""));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
