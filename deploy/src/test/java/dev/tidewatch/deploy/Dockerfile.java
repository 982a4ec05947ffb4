package dev.tidewatch.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Dockerfile as its instructions, continued lines joined and comments left out. */
record Dockerfile(List<Instruction> instructions) {

  private static final Pattern ASSIGNMENT = Pattern.compile("(\\S+?)=(\"[^\"]*\"|\\S+)");

  /**
   * One instruction.
   *
   * @param name in capitals
   * @param stage the number of the stage that it belongs to, from 0; −1 before the first
   */
  record Instruction(String name, String arguments, int stage) {}

  static Dockerfile ofTheImage() {
    return of(Project.read("docker/Dockerfile"));
  }

  /** That of the Kafka Connect worker. */
  static Dockerfile ofConnect() {
    return of(Project.read("connect/Dockerfile"));
  }

  static Dockerfile of(String text) {
    List<Instruction> instructions = new ArrayList<>();
    int stage = -1;
    String joined = text.replaceAll("(?m)^\\s*#.*\\n", "").replaceAll("\\\\\\n\\s*", " ").strip();
    for (String line : joined.lines().filter(each -> !each.isBlank()).toList()) {
      String[] parts = line.strip().split("\\s+", 2);
      String name = parts[0].toUpperCase(Locale.ROOT);
      stage += name.equals("FROM") ? 1 : 0;
      instructions.add(new Instruction(name, parts.length > 1 ? parts[1] : "", stage));
    }
    return new Dockerfile(instructions);
  }

  List<String> all(String name) {
    return instructions.stream()
        .filter(each -> each.name().equals(name))
        .map(Instruction::arguments)
        .toList();
  }

  /** The arguments of an instruction where it stands last in the image's own stage. */
  String last(String name) {
    int image = instructions.get(instructions.size() - 1).stage();
    List<String> found =
        instructions.stream()
            .filter(each -> each.stage() == image && each.name().equals(name))
            .map(Instruction::arguments)
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("the image has no " + name);
    }
    return found.get(found.size() - 1);
  }

  /** The elements of an instruction in exec form. */
  List<String> exec(String name) {
    return Yaml.texts(
        Yaml.document("exec: " + last(name).replaceFirst("^.*?CMD (?=\\[)", "")).get("exec"));
  }

  /** The number of the user that it runs as. */
  long user() {
    return Long.parseLong(last("USER").replaceFirst(":.*", ""));
  }

  Map<String, String> environment() {
    return assignments("ENV");
  }

  Map<String, String> labels() {
    return assignments("LABEL");
  }

  private Map<String, String> assignments(String name) {
    Map<String, String> assignments = new LinkedHashMap<>();
    Matcher matcher = ASSIGNMENT.matcher(last(name));
    while (matcher.find()) {
      assignments.put(matcher.group(1), matcher.group(2).replace("\"", ""));
    }
    return assignments;
  }
}
