package dev.tidewatch.udf.packaged;

import io.confluent.ksql.function.udaf.UdafDescription;
import io.confluent.ksql.function.udaf.UdafFactory;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import io.confluent.ksql.function.udtf.Udtf;
import io.confluent.ksql.function.udtf.UdtfDescription;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * What ksqlDB's loader refuses, or leaves out with no more than a line in its log, in a jar of
 * functions.
 */
final class LoaderRules {

  /** Java 17: what every supported server runs on, at the least. */
  private static final int LEVEL = 61;

  private static final Set<String> RESERVED = words("reserved-words.txt");
  private static final Set<String> BUILT_IN = words("built-in-functions.txt");

  private final Set<String> problems = new TreeSet<>();
  private final Set<String> names = new HashSet<>();

  private LoaderRules() {}

  /** All that is wrong with a jar. */
  static Set<String> problems(Path jar) {
    LoaderRules rules = new LoaderRules();
    try (JarFile file = new JarFile(jar.toFile());
        URLClassLoader loader =
            new URLClassLoader(new URL[] {jar.toUri().toURL()}, new Provided())) {
      List<JarEntry> classes =
          file.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
      for (JarEntry entry : classes) {
        rules.entry(file, entry);
      }
      for (JarEntry entry : classes) {
        rules.load(loader, entry.getName().replace('/', '.').replaceAll("\\.class$", ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rules.names.isEmpty()) {
      rules.problems.add("the jar has no function");
    }
    return rules.problems;
  }

  /** What a server gives to the jar: the annotations and Kafka's classes, and nothing else. */
  private static final class Provided extends ClassLoader {

    Provided() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("io.confluent.ksql.") || name.startsWith("org.apache.kafka.")) {
        return LoaderRules.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }

  private void entry(JarFile jar, JarEntry entry) throws IOException {
    String name = entry.getName();
    if (name.startsWith("io/confluent/") || name.startsWith("org/apache/kafka/")) {
      problems.add(name + " comes from the server");
    }
    if (!name.startsWith("dev/tidewatch/")) {
      problems.add(name + " is not relocated");
    }
    try (InputStream bytes = jar.getInputStream(entry)) {
      byte[] head = bytes.readNBytes(8);
      int level = (head[6] << 8) | head[7];
      if (level > LEVEL) {
        problems.add(name + " has class-file level " + level + ", above " + LEVEL);
      }
    }
  }

  private void load(ClassLoader loader, String name) {
    if (name.contains(".shaded.") || name.endsWith("-info")) {
      return;
    }
    try {
      function(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      problems.add(name + " cannot be loaded: " + e);
    }
  }

  private void function(Class<?> type) {
    UdfDescription scalar = type.getAnnotation(UdfDescription.class);
    UdafDescription aggregate = type.getAnnotation(UdafDescription.class);
    UdtfDescription table = type.getAnnotation(UdtfDescription.class);
    if (scalar != null) {
      named(type, scalar.name(), scalar.description());
      methods(type, Udf.class, true);
    } else if (aggregate != null) {
      named(type, aggregate.name(), aggregate.description());
      methods(type, UdafFactory.class, false);
    } else if (table != null) {
      named(type, table.name(), table.description());
      methods(type, Udtf.class, true);
    }
  }

  private void named(Class<?> type, String name, String description) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")
        || RESERVED.contains(name.toUpperCase(Locale.ROOT))) {
      problems.add(name + " is no name of a function");
    }
    if (BUILT_IN.contains(name.toUpperCase(Locale.ROOT))) {
      problems.add(name + " is a built-in function");
    }
    if (!names.add(name.toUpperCase(Locale.ROOT))) {
      problems.add(name + " is there twice");
    }
    if (description.isBlank()) {
      problems.add(name + " has no description");
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      problems.add(type.getName() + " is not public");
    }
  }

  private void methods(Class<?> type, Class<? extends Annotation> marker, boolean instances) {
    if (instances
        && Arrays.stream(type.getConstructors()).noneMatch(c -> c.getParameterCount() == 0)) {
      problems.add(type.getName() + " has no public constructor without arguments");
    }
    List<Method> marked =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(marker))
            .toList();
    Set<String> signatures = new HashSet<>();
    for (Method method : marked) {
      if (!Modifier.isPublic(method.getModifiers())) {
        problems.add(method + " is not public");
      }
      String signature = signature(method);
      if (!signatures.add(signature)) {
        problems.add(type.getName() + " has two forms with the signature " + signature);
      }
      result(method);
    }
    if (marked.isEmpty()) {
      problems.add(type.getName() + " has no method");
    }
  }

  private String signature(Method method) {
    String columns = "";
    if (method.isAnnotationPresent(UdafFactory.class)) {
      columns = factory(method);
    }
    return columns
        + Arrays.stream(method.getParameters())
            .map(parameter -> parameter(method, parameter))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private String parameter(Method method, Parameter parameter) {
    UdfParameter annotation = parameter.getAnnotation(UdfParameter.class);
    boolean named = annotation != null && !annotation.value().isEmpty();
    if (!named && !parameter.isNamePresent()) {
      problems.add(method + " has a parameter without a name");
    }
    if (annotation != null && !annotation.schema().isEmpty()) {
      schema(method, annotation.schema());
      return annotation.schema();
    }
    return java(method, parameter.getParameterizedType());
  }

  private void result(Method method) {
    Udf scalar = method.getAnnotation(Udf.class);
    Udtf table = method.getAnnotation(Udtf.class);
    if (scalar != null) {
      given(method, method.getGenericReturnType(), scalar.schema());
    } else if (table != null) {
      if (method.getReturnType() == List.class
          && method.getGenericReturnType() instanceof ParameterizedType list) {
        given(method, list.getActualTypeArguments()[0], table.schema());
      } else {
        problems.add(method + " does not return a List of something");
      }
    }
  }

  /** A factory's column type, as the beginning of its signature. */
  private String factory(Method method) {
    String returned = method.getReturnType().getSimpleName();
    if (!Modifier.isStatic(method.getModifiers())) {
      problems.add(method + " is not static");
    }
    if (!returned.equals("Udaf") && !returned.equals("TableUdaf")) {
      problems.add(method + " returns neither Udaf nor TableUdaf itself");
      return "";
    }
    Type[] types = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments();
    UdafFactory annotation = method.getAnnotation(UdafFactory.class);
    given(method, types[1], annotation.aggregateSchema());
    given(method, types[2], annotation.returnSchema());
    return java(method, types[0]);
  }

  private void given(Method method, Type java, String schema) {
    if (!schema.isEmpty()) {
      schema(method, schema);
      return;
    }
    String type = java(method, java);
    if (type.contains("STRUCT") || type.contains("DECIMAL")) {
      problems.add(method + " needs a schema for " + type);
    }
  }

  private void schema(Method method, String schema) {
    try {
      SqlType.parse(schema);
    } catch (IllegalArgumentException e) {
      problems.add(method + " has a schema that cannot be read: " + e.getMessage());
    }
  }

  private String java(Method method, Type type) {
    try {
      return SqlType.ofJava(type.getTypeName());
    } catch (IllegalArgumentException e) {
      problems.add(method + ": " + e.getMessage());
      return type.getTypeName();
    }
  }

  private static Set<String> words(String resource) {
    try (InputStream in = LoaderRules.class.getResourceAsStream(resource)) {
      String text =
          new String(
              java.util.Objects.requireNonNull(in, resource).readAllBytes(),
              StandardCharsets.UTF_8);
      return new HashSet<>(new ArrayList<>(List.of(text.strip().split("\\s+", -1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
