package dev.tidewatch.core.spark.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the accumulables of a task or stage that Spark's API shows: the user's own. Of a task also
 * what it added to those behind SQL metrics, as numbers.
 *
 * <p>Nearly all that a log has are Spark's internal ones, and only the last fields of each tell. So
 * a first pass makes no texts and only looks whether there is one to keep; the second pass, over
 * the array alone, is for applications that have accumulators of their own.
 */
final class Accumulables {

  /** Kept of one task or stage. Spark keeps all, but writes some dozens where a user has any. */
  static final int MAX_KEPT = 10_000;

  /** Metadata of the accumulators behind SQL metrics, which the SQL part of the API shows. */
  private static final String SQL = "sql";

  private Accumulables() {}

  /**
   * In the order of the log.
   *
   * @param sql takes the updates of SQL metrics, {@link #MAX_KEPT} at most
   */
  static List<Accumulable> ofTask(JsonLine in, String name, AccumulatorUpdates.Builder sql) {
    int array = findShown(in, name, sql);
    return array < 0 ? List.of() : List.copyOf(readShown(in, name, array));
  }

  /** By id: a stage has one value of each, the last one in the log. */
  static List<Accumulable> ofStage(JsonLine in, String name) {
    int array = findShown(in, name, null);
    if (array < 0) {
      return List.of();
    }
    Map<Long, Accumulable> byId = new LinkedHashMap<>();
    readShown(in, name, array).forEach(a -> byId.put(a.id(), a));
    return List.copyOf(byId.values());
  }

  /** Steps over the array. Answers its position if it may hold one to keep, else −1. */
  private static int findShown(JsonLine in, String name, AccumulatorUpdates.@Nullable Builder sql) {
    if (!in.enterOptionalArray(name)) {
      return -1;
    }
    int array = in.position();
    boolean any = false;
    while (in.nextObject(name)) {
      any |= sql == null ? isShown(in) : isShown(in, sql);
    }
    return any ? array : -1;
  }

  private static boolean isShown(JsonLine in) {
    boolean internal = false;
    boolean sql = false;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("Internal")) {
        internal = in.optionalBoolean(field, false);
      } else if (field.equals("Metadata") && !internal) {
        sql = in.isText(SQL);
      } else {
        in.skipValue();
      }
    }
    return !internal && !sql;
  }

  /** The same, taking what was added where it is of SQL. */
  private static boolean isShown(JsonLine in, AccumulatorUpdates.Builder updates) {
    boolean internal = false;
    boolean sql = false;
    long id = JsonLine.ABSENT;
    long update = JsonLine.ABSENT;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "ID" -> id = in.wholeNumber();
        case "Update" -> update = in.wholeNumber();
        case "Internal" -> internal = in.optionalBoolean(field, false);
        case "Metadata" -> sql = in.isText(SQL);
        default -> in.skipValue();
      }
    }
    if (sql && id != JsonLine.ABSENT && update != JsonLine.ABSENT && updates.size() < MAX_KEPT) {
      updates.add(id, update);
    }
    return !internal && !sql;
  }

  private static List<Accumulable> readShown(JsonLine in, String name, int array) {
    List<Accumulable> kept = new ArrayList<>();
    long left = 0;
    JsonLine again = in.again(array);
    again.enterArray(name);
    while (again.nextObject(name)) {
      Accumulable accumulable = readIfShown(again, name);
      if (accumulable != null && kept.size() < MAX_KEPT) {
        kept.add(accumulable);
      } else if (accumulable != null) {
        left++;
      }
    }
    if (left > 0) {
      kept.add(new Accumulable(-1, "… (" + left + " more left out by Tidewatch)", null, null));
    }
    return kept;
  }

  private static @Nullable Accumulable readIfShown(JsonLine in, String array) {
    long id = JsonLine.ABSENT;
    String name = null;
    String update = null;
    String value = null;
    boolean internal = false;
    boolean sql = false;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "ID" -> id = in.longValue(field);
        case "Name" -> name = in.freeScalar();
        case "Update" -> update = in.freeScalar();
        case "Value" -> value = in.freeScalar();
        case "Internal" -> internal = in.optionalBoolean(field, false);
        case "Metadata" -> sql = in.isText(SQL);
        default -> in.skipValue();
      }
    }
    return internal || sql
        ? null
        : new Accumulable(in.required(id, array, "ID"), name, update, value);
  }
}
