package dev.tidewatch.app;

import dev.tidewatch.cluster.Cluster;
import dev.tidewatch.cluster.ClusterPartitions;
import dev.tidewatch.cluster.KeyRouter;
import dev.tidewatch.http.Route;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Section;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The questions of a feature.
 *
 * @param questions as they are answered from what is here, which is what peers ask
 * @param routed as they are answered by whichever instance can
 */
record Feature(List<Route> questions, List<Route> routed) {

  /**
   * @param section the partitions that the feature has
   * @param names what people call a partition
   * @param routes the questions, given the partitions
   */
  static Feature of(
      Cluster cluster,
      Section section,
      IntFunction<String> names,
      Function<Partitions, List<Route>> routes) {
    List<Route> questions = routes.apply(new ClusterPartitions(cluster, section, names));
    KeyRouter router = new KeyRouter(cluster, section);
    return new Feature(questions, questions.stream().map(router::routed).toList());
  }
}
