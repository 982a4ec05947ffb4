package dev.tidewatch.bench.udf;

import java.io.File;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A built-in function of a ksqlDB server whose jars are given in the system property {@code
 * ksqldb.classpath} (with {@code :} between them, and {@code /*} for all of a directory): they are
 * not on Maven Central.
 */
final class BuiltIn {

  private static final String CLASSPATH = System.getProperty("ksqldb.classpath", "");

  private BuiltIn() {}

  /** A method of a function's class, bound to an instance. */
  static MethodHandle of(String className, String method, Class<?>... parameters) {
    if (CLASSPATH.isEmpty()) {
      throw new IllegalStateException(
          "give -jvmArgsAppend -Dksqldb.classpath=JARS of a ksqlDB server, or leave built-ins out");
    }
    try {
      Class<?> type =
          new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())
              .loadClass("io.confluent.ksql.function.udf." + className);
      Method function = type.getMethod(method, parameters);
      return MethodHandles.publicLookup()
          .unreflect(function)
          .bindTo(type.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(className, e);
    }
  }

  private static URL[] urls() {
    List<URL> urls = new ArrayList<>();
    for (String entry : CLASSPATH.split(":", -1)) {
      if (entry.endsWith("/*")) {
        File[] jars = new File(entry.substring(0, entry.length() - 1)).listFiles();
        if (jars == null) {
          throw new IllegalStateException(entry + " is no directory");
        }
        Arrays.stream(jars).map(File::toPath).map(BuiltIn::url).forEach(urls::add);
      } else {
        urls.add(url(Path.of(entry)));
      }
    }
    return urls.toArray(URL[]::new);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
