package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.deploy.Dockerfile.Instruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the image, laid out by the build's own script and by the COPY instructions of the
 * Dockerfile, with the image's root in some directory of this machine.
 */
record ImageFiles(Path root) {

  private static final Pattern COPY =
      Pattern.compile("--from=build (?:--chown=\\S+ )?/image/(\\S+) (\\S+)");

  static ImageFiles layOut(Path directory) throws IOException, InterruptedException {
    Path built = directory.resolve("image");
    Run assemble =
        Run.of(
            Project.ROOT,
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            List.of("sh", "deploy/docker/assemble", "streams-app/target", built.toString()));
    assertThat(assemble.status()).as(assemble.printed()).isZero();
    ImageFiles files = new ImageFiles(Files.createDirectory(directory.resolve("root")));
    for (Instruction each : Dockerfile.ofTheImage().instructions()) {
      Matcher copy = COPY.matcher(each.arguments());
      if (each.name().equals("COPY") && copy.matches()) {
        copy(built.resolve(copy.group(1)), files.path(copy.group(2)));
      }
    }
    for (String name : List.of("service.args", "command.args")) {
      Path file = files.path("/opt/tidewatch/" + name);
      Files.writeString(file, files.here(Project.read(file)));
    }
    return files;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> entries = Files.walk(from)) {
      for (Path entry : entries.toList()) {
        Path target = to.resolve(from.relativize(entry));
        if (Files.isDirectory(entry)) {
          Files.createDirectories(target);
        } else {
          Files.copy(entry, target);
        }
      }
    }
  }

  Path path(String inTheImage) {
    return root.resolve(inTheImage.substring(1));
  }

  /** A text that names files of the image, naming them where they are here. */
  String here(String text) {
    return text.replace("/opt/tidewatch", path("/opt/tidewatch").toString());
  }

  /** A command of the image, as it is run here. */
  List<String> command(List<String> ofTheImage) {
    List<String> command = new ArrayList<>();
    for (String argument : ofTheImage) {
      command.add(argument.equals("java") ? java() : here(argument));
    }
    return command;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Every file and when it was changed. */
  Map<String, String> state(String directory) throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> entries = Files.walk(path(directory))) {
      for (Path entry : entries.toList()) {
        state.put(entry.toString(), Files.getLastModifiedTime(entry).toString());
      }
    }
    return state;
  }
}
