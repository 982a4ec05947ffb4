package dev.tidewatch.ops;

import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The metrics of an instance, in Prometheus' format: JVM and process from the start, whatever else
 * is bound to {@link #registry()} later.
 */
public final class Metrics implements AutoCloseable {

  /** The version of the text format that the registry writes. */
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gc.bindTo(registry);
  }

  /** Where metrics are registered. */
  public MeterRegistry registry() {
    return registry;
  }

  /** The route that Prometheus reads. It is answered even under overload. */
  public Route route() {
    return Route.get(
            "/metrics",
            "Operations",
            "Metrics in Prometheus' text format.",
            request -> Response.text(CONTENT_TYPE, registry.scrape()))
        .answers("The metrics")
        .contentType("text/plain")
        .alwaysAnswered();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
