package dev.tidewatch.core.versions;

import dev.tidewatch.core.table.Csv;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who builds a version, told by its suffix; the rules are {@code vendors.csv}. */
final class Vendors {

  private record Rule(Pattern suffix, String vendor) {}

  private static final Vendors BUNDLED =
      new Vendors(
          Csv.readBundled(
              Vendors.class,
              "vendors.csv",
              row -> new Rule(Pattern.compile(row.text("suffix")), row.text("vendor"))));

  private final List<Rule> rules;

  private Vendors(List<Rule> rules) {
    this.rules = rules;
  }

  static Vendors bundled() {
    return BUNDLED;
  }

  Optional<String> vendorOf(String suffix) {
    return rules.stream()
        .filter(rule -> rule.suffix().matcher(suffix).matches())
        .map(Rule::vendor)
        .findFirst();
  }
}
