package dev.tidewatch.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record with a field that an older writer did not know: the last one. */
record Sample(String name, @Nullable Long count, List<String> tags) {

  static final Sample ONE = new Sample("näme", 7L, List.of("a", "b"));

  static final String SCHEMA =
      """
      {"type":"record","name":"Sample","namespace":"dev.tidewatch","fields":[
        {"name":"name","type":"string"},
        {"name":"count","type":["null","long"],"default":null},
        {"name":"tags","type":{"type":"array","items":"string"},"default":[]}]}
      """;

  /** The schema before the tags. */
  static final String OLDER_SCHEMA =
      """
      {"type":"record","name":"Sample","namespace":"dev.tidewatch","fields":[
        {"name":"name","type":"string"},
        {"name":"count","type":["null","long"],"default":null}]}
      """;
}
