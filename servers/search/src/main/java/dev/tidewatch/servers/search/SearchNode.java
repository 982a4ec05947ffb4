package dev.tidewatch.servers.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/**
 * A node with the one plugin that it can't do without. OpenSearch's own program wants an
 * installation, with directories of modules; what it does beyond that is of no use to a test.
 */
public final class SearchNode extends Node {

  private SearchNode(Environment environment) {
    super(environment, List.of(Netty4Plugin.class), false);
  }

  /**
   * Runs a node until the process is told to end.
   *
   * @param arguments its settings, each {@code name=value}
   */
  public static void main(String[] arguments) throws Exception {
    Settings.Builder settings = Settings.builder();
    for (String argument : arguments) {
      String[] setting = argument.split("=", 2);
      settings.put(setting[0], setting[1]);
    }
    Node node =
        new SearchNode(
            InternalSettingsPreparer.prepareEnvironment(
                settings.build(), Map.of(), null, () -> "tidewatch"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "stop"));
    node.start();
    // None of its threads keeps the process alive
    Thread.currentThread().join();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
