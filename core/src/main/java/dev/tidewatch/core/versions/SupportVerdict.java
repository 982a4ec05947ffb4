package dev.tidewatch.core.versions;

import java.util.Optional;

/**
 * What to think of a version of Spark, with the reason.
 *
 * @param support the verdict
 * @param lineSupport what the Apache line it is made from is worth: MAINTAINED, END_OF_LIFE or
 *     UNKNOWN; differs from {@code support} for vendor builds and previews
 * @param vendor who built it, where its suffix tells
 * @param newestPatch newest release of the same line that the table knows
 * @param newestLine newest line that was released by the day asked about
 * @param because the reason, one or two sentences for a person
 */
public record SupportVerdict(
    Support support,
    Support lineSupport,
    Optional<String> vendor,
    Optional<SparkVersion> newestPatch,
    VersionLine newestLine,
    String because) {}
