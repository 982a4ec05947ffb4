package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions an attempt runs on; empty where the log does not tell one. */
public record RuntimeVersions(String spark, String scala, String java, String hadoop) {

  /** The versions of an attempt, or null before its log has told the first of them. */
  static @Nullable RuntimeVersions of(@Nullable ApplicationState state) {
    if (state == null || (state.sparkVersion().isEmpty() && state.versions() == null)) {
      return null;
    }
    ApplicationState.Versions versions = state.versions();
    return versions == null
        ? new RuntimeVersions(state.sparkVersion(), "", "", "")
        : new RuntimeVersions(
            state.sparkVersion(),
            bare(versions.scala()),
            bare(versions.java()),
            bare(versions.hadoop()));
  }

  static RuntimeVersions of(List<String> parts) {
    return new RuntimeVersions(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
  }

  List<String> parts() {
    return List.of(spark, scala, java, hadoop);
  }

  /** Without words around it: {@code version 2.12.18}, {@code 1.8.0_102 (Oracle Corporation)}. */
  private static String bare(@Nullable String version) {
    if (version == null) {
      return "";
    }
    String text = version.startsWith("version ") ? version.substring(8) : version;
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }
}
