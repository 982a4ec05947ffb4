package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.SparkEvent.SqlDriverUpdates;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionEnd;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionStart;
import dev.tidewatch.core.spark.event.SparkEvent.SqlMetricsAdded;
import dev.tidewatch.core.spark.event.SparkEvent.SqlPlanUpdate;
import java.util.List;
import java.util.Map;

/** Reads the events of Spark SQL's own listener, as its Jackson mapper writes them. */
final class SqlEvents {

  private static final String PACKAGE = "org.apache.spark.sql.execution.ui.";
  private static final String START = "SparkListenerSQLExecutionStart";
  private static final String PLAN = "SparkListenerSQLAdaptiveExecutionUpdate";
  private static final String METRICS = "SparkListenerSQLAdaptiveSQLMetricUpdates";
  private static final String DRIVER = "SparkListenerDriverAccumUpdates";
  private static final String END = "SparkListenerSQLExecutionEnd";

  private static final String ID = "executionId";
  private static final String TEXT = "physicalPlanDescription";
  private static final String TREE = "sparkPlanInfo";

  /** Updates kept of one event of the driver; a real one has some dozens. */
  private static final int MAX_UPDATES = 10_000;

  private SqlEvents() {}

  static void register(Map<String, EventReader> readers) {
    readers.put(PACKAGE + START, SqlEvents::start);
    readers.put(PACKAGE + PLAN, SqlEvents::plan);
    readers.put(PACKAGE + METRICS, SqlEvents::metrics);
    readers.put(PACKAGE + DRIVER, SqlEvents::driver);
    readers.put(PACKAGE + END, SqlEvents::end);
  }

  private static SqlExecutionStart start(JsonLine in) {
    long id = JsonLine.ABSENT;
    String description = "";
    String text = "";
    SqlPlanNode plan = null;
    long time = JsonLine.ABSENT;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case ID -> id = in.longValue(field);
        case "description" -> description = Texts.orEmpty(in.freeText(field));
        case TEXT -> text = Texts.orEmpty(in.freeText(field));
        case TREE -> plan = SqlPlanReader.read(in, field);
        case "time" -> time = in.longValue(field);
        default -> in.skipField(field);
      }
    }
    return new SqlExecutionStart(
        in.required(id, START, ID),
        description,
        text,
        in.required(plan, START, TREE),
        in.required(time, START, "time"));
  }

  private static SqlPlanUpdate plan(JsonLine in) {
    long id = JsonLine.ABSENT;
    String text = "";
    SqlPlanNode plan = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case ID -> id = in.longValue(field);
        case TEXT -> text = Texts.orEmpty(in.freeText(field));
        case TREE -> plan = SqlPlanReader.read(in, field);
        default -> in.skipField(field);
      }
    }
    return new SqlPlanUpdate(in.required(id, PLAN, ID), text, in.required(plan, PLAN, TREE));
  }

  private static SqlMetricsAdded metrics(JsonLine in) {
    long id = JsonLine.ABSENT;
    List<SqlMetric> metrics = List.of();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case ID -> id = in.longValue(field);
        case "sqlPlanMetrics" -> metrics = SqlPlanReader.readMetrics(in, field);
        default -> in.skipField(field);
      }
    }
    return new SqlMetricsAdded(in.required(id, METRICS, ID), metrics);
  }

  private static SqlDriverUpdates driver(JsonLine in) {
    long id = JsonLine.ABSENT;
    AccumulatorUpdates updates = AccumulatorUpdates.NONE;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case ID -> id = in.longValue(field);
        case "accumUpdates" -> updates = pairs(in, field);
        default -> in.skipField(field);
      }
    }
    return new SqlDriverUpdates(in.required(id, DRIVER, ID), updates);
  }

  private static AccumulatorUpdates pairs(JsonLine in, String name) {
    AccumulatorUpdates.Builder updates = new AccumulatorUpdates.Builder();
    in.enterArray(name);
    while (in.nextArray(name)) {
      long id = numberOfPair(in, name);
      long value = numberOfPair(in, name);
      if (in.nextElement()) {
        throw noPair(in, name);
      }
      if (updates.size() < MAX_UPDATES) {
        updates.add(id, value);
      }
    }
    return updates.build();
  }

  private static long numberOfPair(JsonLine in, String name) {
    if (!in.nextElement()) {
      throw noPair(in, name);
    }
    return in.longValue(name);
  }

  private static Refused noPair(JsonLine in, String name) {
    return in.wrongType(name, "pairs of an id and a number");
  }

  private static SqlExecutionEnd end(JsonLine in) {
    long id = JsonLine.ABSENT;
    long time = JsonLine.ABSENT;
    String error = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case ID -> id = in.longValue(field);
        case "time" -> time = in.longValue(field);
        case "errorMessage" -> error = in.freeText(field);
        default -> in.skipField(field);
      }
    }
    return new SqlExecutionEnd(in.required(id, END, ID), in.required(time, END, "time"), error);
  }
}
