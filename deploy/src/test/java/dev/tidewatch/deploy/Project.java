package dev.tidewatch.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that are tested, and the programs of this machine that help with it. */
final class Project {

  static final Path ROOT = Path.of(System.getProperty("tidewatch.root", "..")).toAbsolutePath();
  static final Path DEPLOY = ROOT.resolve("deploy");

  private Project() {}

  static String read(String file) {
    return read(DEPLOY.resolve(file));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** A program on the PATH. */
  static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
