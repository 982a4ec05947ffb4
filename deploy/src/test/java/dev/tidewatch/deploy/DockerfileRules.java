package dev.tidewatch.deploy;

import dev.tidewatch.deploy.Dockerfile.Instruction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is expected of an image's Dockerfile besides its syntax. */
final class DockerfileRules {

  private static final Pattern FROM =
      Pattern.compile("(?:--platform=\\S+ )?(\\S+)(?: AS (\\S+))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSION =
      Pattern.compile(".+(:\\d+\\.\\d+\\S*|@sha256:[0-9a-f]{64})");
  private static final Pattern USER = Pattern.compile("[1-9]\\d*(:[1-9]\\d*)?");
  private static final Pattern COPIED_FROM = Pattern.compile("--from=(\\S+)");

  private DockerfileRules() {}

  /** What it breaks, in words; nothing if all is well. */
  static List<String> broken(Dockerfile file) {
    List<String> broken = new ArrayList<>();
    Set<String> stages = new HashSet<>();
    for (Instruction each : file.instructions()) {
      switch (each.name()) {
        case "FROM" -> from(each.arguments(), stages, broken);
        case "ADD" -> broken.add("ADD fetches and unpacks: use COPY");
        case "COPY" -> copy(each.arguments(), stages, broken);
        case "MAINTAINER" -> broken.add("MAINTAINER is deprecated: use a label");
        case "ENTRYPOINT", "CMD" -> exec(each, each.arguments(), broken);
        case "HEALTHCHECK" -> exec(each, each.arguments().replaceFirst("^.*?CMD ", ""), broken);
        case "ENV", "ARG" -> secrets(each, broken);
        default -> {}
      }
    }
    user(file, broken);
    return broken;
  }

  private static void from(String arguments, Set<String> stages, List<String> broken) {
    Matcher from = FROM.matcher(arguments);
    if (!from.matches()) {
      broken.add("FROM " + arguments + " is not understood");
      return;
    }
    if (!stages.contains(from.group(1)) && !VERSION.matcher(from.group(1)).matches()) {
      broken.add("FROM " + from.group(1) + " names no version");
    }
    if (from.group(2) != null) {
      stages.add(from.group(2));
    }
  }

  private static void copy(String arguments, Set<String> stages, List<String> broken) {
    Matcher from = COPIED_FROM.matcher(arguments);
    if (from.find() && !stages.contains(from.group(1))) {
      broken.add("COPY from " + from.group(1) + ", which is no stage");
    }
  }

  private static void exec(Instruction instruction, String command, List<String> broken) {
    if (!command.startsWith("[") || !command.endsWith("]")) {
      broken.add(instruction.name() + " needs a shell, which gets the signals: use the exec form");
    }
  }

  private static void secrets(Instruction instruction, List<String> broken) {
    String name = instruction.arguments().replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
    if (name.contains("secret") || name.contains("password") || name.contains("token")) {
      broken.add(instruction.name() + " " + name + ": the image would hold a secret");
    }
  }

  private static void user(Dockerfile file, List<String> broken) {
    try {
      if (!USER.matcher(file.last("USER")).matches()) {
        broken.add("USER must be a number other than 0: runAsNonRoot cannot tell names");
      }
    } catch (IllegalArgumentException none) {
      broken.add("the image runs as root: it has no USER");
      return;
    }
    if (USER.matcher(file.last("USER")).matches() && !isNamed(file)) {
      broken.add(
          "USER has no name: Hadoop's client does not run for a number that the system does not know");
    }
  }

  /** Whether the stage that is shipped makes an account of it. */
  private static boolean isNamed(Dockerfile file) {
    boolean named = false;
    for (Instruction each : file.instructions()) {
      boolean makes =
          each.name().equals("RUN")
              && each.arguments().contains("useradd --uid " + file.user() + " ");
      named = !each.name().equals("FROM") && (named || makes);
    }
    return named;
  }
}
