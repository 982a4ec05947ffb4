package dev.tidewatch.udf.spark;

import dev.tidewatch.core.redact.Redactor;
import dev.tidewatch.udf.support.FunctionRedaction;
import java.util.Map;
import org.apache.kafka.common.Configurable;

/** A function over lines, which hides what its server's configuration says. */
abstract class SparkFunction implements Configurable {

  private final String name;
  private volatile SparkLines lines = new SparkLines(Redactor.sparkDefaults());

  SparkFunction(String name) {
    this.name = name;
  }

  SparkLines lines() {
    return lines;
  }

  @Override
  public void configure(Map<String, ?> configs) {
    lines = new SparkLines(FunctionRedaction.of(configs, name));
  }
}
