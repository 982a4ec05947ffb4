package dev.tidewatch.core.versions;

/**
 * Whether two versions fit, with the reason.
 *
 * @param because the reason, one or two sentences for a person
 */
public record FitVerdict(Fit fit, String because) {}
