package dev.tidewatch.cluster;

import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The route that tells who shares the work. */
public final class ClusterRoutes {

  private ClusterRoutes() {}

  /**
   * All of them.
   *
   * @param self what this instance says of itself
   * @param names what people call a partition
   */
  public static List<Route> of(
      Supplier<MemberStatus> self,
      Supplier<List<Member>> others,
      int partitions,
      IntFunction<String> names) {
    return List.of(
        Route.get(
                "/api/v1/cluster",
                "Operations",
                "The instances, what each holds, and how far it lags.",
                request ->
                    Response.json(ClusterAnswer.of(self.get(), others.get(), partitions, names)))
            .operator()
            .answers("Instances and partitions"));
  }
}
