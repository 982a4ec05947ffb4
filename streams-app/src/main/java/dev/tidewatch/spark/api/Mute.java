package dev.tidewatch.spark.api;

import org.jspecify.annotations.Nullable;

/**
 * Why a finding is muted.
 *
 * @param by who
 * @param at when, in ISO 8601
 * @param note why
 * @param until when it ends by itself, in ISO 8601; null for never
 */
public record Mute(String by, String at, @Nullable String note, @Nullable String until) {}
