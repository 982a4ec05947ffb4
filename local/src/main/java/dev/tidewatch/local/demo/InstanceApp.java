package dev.tidewatch.local.demo;

import dev.tidewatch.app.Instance;
import dev.tidewatch.config.Config;
import dev.tidewatch.config.ConfigReader;
import dev.tidewatch.config.ConfigResult;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real application, in this process. */
public final class InstanceApp implements DemoApp {
  private final Instance instance;

  private InstanceApp(Instance instance) {
    this.instance = instance;
  }

  /** Starts an instance that nobody else can reach. */
  public static DemoApp start(String bootstrapServers, int port, Path stateDirectory) {
    List<String> settings =
        List.of(
            "bootstrap.servers=" + bootstrapServers,
            "http.port=" + port,
            "state.dir=" + stateDirectory,
            "num.standby.replicas=0",
            // So that nobody has to wait until a topic that was just made is read.
            "streams.main.consumer.metadata.max.age.ms=2000",
            "spark.events.partitions=" + ShippingIngest.PARTITIONS);
    ConfigResult result = ConfigReader.read(Optional.empty(), Map.of(), settings);
    if (result instanceof ConfigResult.Invalid invalid) {
      throw new IllegalStateException("The demo's own settings are wrong: " + invalid.errors());
    }
    Config config = ((ConfigResult.Valid) result).config();
    return new InstanceApp(Instance.start(config));
  }

  @Override
  public URI url() {
    return instance.url();
  }

  @Override
  public void close() {
    instance.close();
  }
}
