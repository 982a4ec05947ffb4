package dev.tidewatch.core.spark.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stage attempt as job and stage events describe it. Times in milliseconds since the epoch. */
public record StageInfo(
    int stageId,
    int attemptId,
    String name,
    int numTasks,
    List<RddInfo> rdds,
    String details,
    @Nullable Long submissionTime,
    @Nullable Long completionTime,
    @Nullable String failureReason,
    List<Accumulable> accumulables,
    int resourceProfileId,
    boolean shufflePushEnabled,
    int shuffleMergersCount) {}
