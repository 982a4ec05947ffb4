package dev.tidewatch.it.deadletter;

import dev.tidewatch.it.SharedKafka;
import dev.tidewatch.it.TestCluster;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.connect.PluginJar;
import dev.tidewatch.local.connect.warehouse.WarehouseSinkConnector;
import java.nio.file.Path;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the same worker, on the Kafka of {@link SharedKafka}, to every test class of the JVM, and
 * stops it after the last. It knows the sink with bugs.
 */
public final class SharedConnect implements ParameterResolver {

  private final SharedKafka kafka = new SharedKafka();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ConnectWorker.class;
  }

  @Override
  public ConnectWorker resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // Before its own entry: what was put in first is closed last.
    TestCluster cluster = kafka.resolveParameter(parameter, context);
    return context
        .getRoot()
        .getStore(Namespace.create(SharedConnect.class))
        .computeIfAbsent("worker", key -> start(cluster), ConnectWorker.class);
  }

  private static ConnectWorker start(TestCluster cluster) {
    Path directory = cluster.directory("connect");
    Path plugin =
        PluginJar.write(
            directory.resolve("plugins/warehouse.jar"),
            WarehouseSinkConnector.class,
            SinkConnector.class);
    return ConnectWorker.in(directory).plugin(plugin).start(cluster.bootstrapServers());
  }
}
