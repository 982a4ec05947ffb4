package dev.tidewatch.local.ksql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of {@code migrations/}, named as ksqlDB's own tool for migrations wants it.
 *
 * @param version its number, as in the name
 * @param name what follows
 */
record Migration(String version, String name, SqlScript script) {

  private static final Pattern FILE = Pattern.compile("V(\\d{6})__([a-z0-9_]+)\\.sql");

  /**
   * All of them, in order.
   *
   * @param only beginnings of names; all where it is empty
   * @throws KsqlException for a beginning that no name has
   */
  static List<Migration> all(FileOptions files, List<String> only) {
    List<Migration> all = new ArrayList<>();
    Map<String, Path> seen = new HashMap<>();
    for (Path file : files.files("migrations")) {
      Matcher form = FILE.matcher(file.getFileName().toString());
      if (!form.matches()) {
        throw new KsqlException(
            file + " is not named as a migration is: V000001__what_it_makes.sql");
      }
      Path other = seen.put(form.group(1), file);
      if (other != null) {
        throw new KsqlException(other + " and " + file + " have one version: renumber one");
      }
      all.add(
          new Migration(form.group(1), form.group(2), SqlScript.read(file, files.parameters())));
    }
    files.requireKnown(all.stream().map(Migration::script).toList());
    for (String beginning : only) {
      if (all.stream().noneMatch(each -> each.name.startsWith(beginning))) {
        throw new KsqlException(
            "no migration's name begins with '%s'. There are: %s."
                .formatted(
                    beginning,
                    all.stream().map(Migration::name).collect(Collectors.joining(", "))));
      }
    }
    return all.stream().filter(each -> each.isOf(only)).toList();
  }

  private boolean isOf(List<String> only) {
    return only.isEmpty() || only.stream().anyMatch(name::startsWith);
  }
}
