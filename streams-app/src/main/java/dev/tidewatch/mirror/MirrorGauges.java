package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.LinkState;
import dev.tidewatch.core.mirror.link.Signal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The flows whose active partition is here, as metrics. Registered when a flow comes, removed when
 * it goes. Thread-safe.
 */
public final class MirrorGauges {

  private static final double NONE = Double.NaN;

  private final MeterRegistry meters;
  private final Map<String, Shown> shown = new LinkedHashMap<>();

  /** Shows flows in a registry. */
  public MirrorGauges(MeterRegistry meters) {
    this.meters = meters;
  }

  /** One flow. */
  private static final class Shown {

    private final int partition;
    private final List<Meter> gauges = new ArrayList<>();
    private volatile Assembly flow;
    private volatile long now;

    Shown(int partition, Assembly flow, long now) {
      this.partition = partition;
      this.flow = flow;
      this.now = now;
    }
  }

  /**
   * Shows these flows of a partition, and no others of it.
   *
   * @param now milliseconds since the epoch, by which the age of heartbeats is told
   */
  synchronized void show(int partition, List<Assembly> flows, long now) {
    Set<String> there = new HashSet<>();
    for (Assembly flow : flows) {
      there.add(flow.name());
      Shown known = shown.get(flow.name());
      if (known == null || known.partition != partition) {
        remove(flow.name());
        shown.put(flow.name(), register(new Shown(partition, flow, now)));
      } else {
        known.flow = flow;
        known.now = now;
      }
    }
    Set<String> gone = new HashSet<>();
    shown.forEach(
        (name, each) -> {
          if (each.partition == partition && !there.contains(name)) {
            gone.add(name);
          }
        });
    gone.forEach(this::remove);
  }

  private void remove(String name) {
    Shown gone = shown.remove(name);
    if (gone != null) {
      gone.gauges.forEach(meters::remove);
    }
  }

  private Shown register(Shown one) {
    add(
        one,
        "tidewatch.mirror.link.state",
        "2 where a link is LIVE, 1 LATE, 0 DOWN; NaN where it is not measured or not known",
        each -> value(each.flow.linkState()));
    add(
        one,
        "tidewatch.mirror.emitter.state",
        "The same for the heartbeat connector of a flow",
        each -> value(each.flow.emitterState()));
    add(
        one,
        "tidewatch.mirror.latency.seconds",
        "What the last heartbeat took to come over a link, if that is known",
        MirrorGauges::latency);
    add(
        one,
        "tidewatch.mirror.heartbeat.age.seconds",
        "Time since the last sign of life of a link",
        MirrorGauges::age);
    add(
        one,
        "tidewatch.mirror.clock.ahead.seconds",
        "How far the clock of the source was ahead within the last hour, at least",
        each -> each.flow.clockAhead(each.now) / 1_000.0);
    return one;
  }

  private void add(Shown one, String name, String doc, ToDoubleFunction<Shown> value) {
    one.gauges.add(
        Gauge.builder(name, one, value)
            .description(doc)
            .strongReference(true)
            .tag("source", one.flow.source().source())
            .tag("target", one.flow.target())
            .register(meters));
  }

  private static double value(LinkState state) {
    return switch (state) {
      case LIVE -> 2;
      case LATE -> 1;
      case DOWN -> 0;
      case UNKNOWN, UNMEASURED -> NONE;
    };
  }

  private static double latency(Shown one) {
    Signal signal = signal(one);
    return signal == null || signal.latency() == null ? NONE : signal.latency() / 1_000.0;
  }

  private static double age(Shown one) {
    Signal signal = signal(one);
    return signal == null ? NONE : Math.max(0, one.now - signal.evidence()) / 1_000.0;
  }

  private static @Nullable Signal signal(Shown one) {
    SignalRow link = one.flow.link();
    return link == null ? null : link.signal();
  }
}
