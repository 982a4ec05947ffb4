package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.OUTPUT;
import static dev.tidewatch.config.Key.optional;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Output topics, and what is left out of them. */
final class OutputKeys {

  static final Key<List<URI>> SCHEMA_REGISTRY_URL =
      optional(
              OUTPUT,
              "schema.registry.url",
              Types.URLS,
              "",
              "Schema registries, tried in this order. With one, output topics are Avro; without,"
                  + " JSON.")
          .example("http://localhost:8081");

  static final Key<Optional<Secret>> SCHEMA_REGISTRY_CREDENTIALS =
      optional(
              OUTPUT,
              "schema.registry.basic.auth.user.info",
              Types.USER_AND_PASSWORD,
              "",
              "User and password for the schema registries (HTTP basic authentication).")
          .example("user:password");

  static final Key<Optional<Pattern>> REDACTION_KEY_PATTERN =
      optional(
              OUTPUT,
              "redaction.key.pattern",
              Types.PATTERN,
              "",
              "Properties whose name has a match are redacted, besides the built-in ones.")
          .example("(?i)license");

  static final Key<Optional<Pattern>> REDACTION_VALUE_PATTERN =
      optional(
              OUTPUT,
              "redaction.value.pattern",
              Types.PATTERN,
              "",
              "Text that matches is redacted wherever it stands, besides the built-in patterns.")
          .example("ACME-[0-9A-F]{32}");

  static final List<Key<?>> ALL =
      List.of(
          SCHEMA_REGISTRY_URL,
          SCHEMA_REGISTRY_CREDENTIALS,
          REDACTION_KEY_PATTERN,
          REDACTION_VALUE_PATTERN);

  private OutputKeys() {}
}
