package dev.tidewatch.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is redacted besides the built-in patterns.
 *
 * @param keys names of properties whose value is a secret
 * @param values text that is a secret wherever it stands
 */
public record RedactionSettings(Optional<Pattern> keys, Optional<Pattern> values) {}
