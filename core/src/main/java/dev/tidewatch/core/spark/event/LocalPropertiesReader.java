package dev.tidewatch.core.spark.event;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Properties} of a job or stage; of some dozens, those that the API shows. */
final class LocalPropertiesReader {

  private LocalPropertiesReader() {}

  /** {@link LocalProperties#NONE} for null. */
  static LocalProperties read(JsonLine in, String name) {
    if (!in.enterOptionalObject(name)) {
      return LocalProperties.NONE;
    }
    String description = null;
    String jobGroup = null;
    List<String> jobTags = List.of();
    Long sqlExecutionId = null;
    String schedulerPool = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "spark.job.description" -> description = in.freeText(field);
        case "spark.jobGroup.id" -> jobGroup = in.freeText(field);
        case "spark.job.tags" -> jobTags = tags(in.freeText(field));
        case "spark.sql.execution.id" -> sqlExecutionId = executionId(in, field);
        case "spark.scheduler.pool" -> schedulerPool = in.freeText(field);
        default -> in.skipValue();
      }
    }
    return new LocalProperties(description, jobGroup, jobTags, sqlExecutionId, schedulerPool);
  }

  private static List<String> tags(@Nullable String tags) {
    return tags == null
        ? List.of()
        : Arrays.stream(tags.split(",", -1))
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .sorted()
            .toList();
  }

  private static @Nullable Long executionId(JsonLine in, String field) {
    String id = in.rawText(field);
    try {
      return id == null ? null : Long.valueOf(id);
    } catch (NumberFormatException e) {
      throw in.wrongType(field, "a decimal number in a string");
    }
  }
}
