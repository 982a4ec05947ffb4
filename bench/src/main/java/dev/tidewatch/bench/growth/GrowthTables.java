package dev.tidewatch.bench.growth;

import static dev.tidewatch.bench.report.Figures.decimal;
import static dev.tidewatch.bench.report.Figures.grouped;
import static dev.tidewatch.bench.report.Figures.perSecond;
import static dev.tidewatch.bench.report.Figures.rate;

import dev.tidewatch.bench.report.Table;
import java.util.List;

/** What the page says of growth. */
final class GrowthTables {

  private GrowthTables() {}

  static String markdown(List<Cost> bySize, List<Cost> byTenth) {
    return "\n"
        + table("tasks of an application", bySize)
        + "\nThe largest, while it grows:\n\n"
        + table("tasks so far", byTenth);
  }

  private static String table(String first, List<Cost> costs) {
    return new Table(
            List.of(first, "events measured", "CPU an event, µs", "events/s"),
            costs.stream().map(GrowthTables::row).toList())
        .markdown();
  }

  private static List<String> row(Cost cost) {
    return List.of(
        grouped(cost.tasks()),
        grouped(cost.events()),
        decimal(cost.microsPerEvent()),
        rate(perSecond(cost.events(), cost.wall())));
  }
}
