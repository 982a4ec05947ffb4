package dev.tidewatch.local.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Makes a plugin of a package of this build: a jar with its classes alone, as a plugin is installed
 * anywhere, so that Connect loads it with a class loader of its own.
 */
public final class PluginJar {
  private PluginJar() {}

  /**
   * Writes the jar.
   *
   * @param jar to be written; its directory may be missing
   * @param plugin a class of the package; packages below it are left out
   * @param kind what Connect looks for, such as its {@code SinkConnector}
   * @return the jar
   * @throws UncheckedIOException when it cannot be written
   */
  public static <T> Path write(Path jar, Class<? extends T> plugin, Class<T> kind) {
    try {
      Files.createDirectories(jar.toAbsolutePath().getParent());
      try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
        add(out, "META-INF/services/" + kind.getName(), plugin.getName().getBytes(UTF_8));
        addPackage(out, plugin);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + jar + ": " + e, e);
    }
  }

  /** From where this JVM has it: a directory of classes, or a jar. */
  private static void addPackage(JarOutputStream out, Class<?> plugin) throws IOException {
    Path origin = location(plugin);
    if (Files.isDirectory(origin)) {
      addClasses(out, origin, plugin);
      return;
    }
    try (var files = FileSystems.newFileSystem(origin)) {
      addClasses(out, files.getPath("/"), plugin);
    }
  }

  private static void addClasses(JarOutputStream out, Path root, Class<?> plugin)
      throws IOException {
    String name = plugin.getPackageName().replace('.', '/');
    List<Path> classes;
    try (var found = Files.list(root.resolve(name))) {
      classes = found.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (var file : classes) {
      add(out, name + "/" + file.getFileName(), Files.readAllBytes(file));
    }
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private static Path location(Class<?> plugin) {
    try {
      return Path.of(plugin.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the location of " + plugin + " is no file", e);
    }
  }
}
