package dev.tidewatch.udf.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Makes a jar of one function from its source. */
final class BrokenJar {

  private static final String IMPORTS =
      """
      package dev.tidewatch.broken;
      import io.confluent.ksql.function.udaf.*;
      import io.confluent.ksql.function.udf.*;
      import io.confluent.ksql.function.udtf.*;
      import java.util.*;
      import org.apache.kafka.connect.data.Struct;
      """;

  private BrokenJar() {}

  /**
   * Compiles and packs it.
   *
   * @param source of the class {@code Broken}
   * @param entry where the class goes in the jar; empty for where it belongs
   * @param level of the class file; 0 for the compiler's
   * @param options of the compiler
   */
  static Path of(Path directory, String source, String entry, int level, List<String> options) {
    try {
      Path classes = Files.createDirectories(directory.resolve("classes"));
      compile(classes, source, options);
      Path jar = directory.resolve("broken.jar");
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file);
          Stream<Path> files = Files.walk(classes)) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          byte[] bytes = Files.readAllBytes(each);
          bytes[7] = level == 0 ? bytes[7] : (byte) level;
          out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
          out.write(bytes);
          if (!entry.isEmpty()) {
            out.putNextEntry(new JarEntry(entry));
            out.write(bytes);
          }
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path classes, String source, List<String> options)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("-proc:none", "-cp", System.getProperty("java.class.path")));
      boolean compiled =
          compiler.getTask(null, files, null, all, null, List.of(new Source(source))).call();
      if (!compiled) {
        throw new IllegalArgumentException(source);
      }
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(URI.create("string:///dev/tidewatch/broken/Broken.java"), JavaFileObject.Kind.SOURCE);
      this.text = IMPORTS + text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
