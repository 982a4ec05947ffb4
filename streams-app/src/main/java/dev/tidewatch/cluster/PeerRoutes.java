package dev.tidewatch.cluster;

import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.StreamedJson;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.query.LocalReplicas;
import dev.tidewatch.query.Terms;
import dev.tidewatch.query.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What peers can ask: the status, the views, and the questions about one thing. All of them are
 * answered from what is here; none is passed on, so that no question goes around in circles.
 */
public final class PeerRoutes {

  private static final String TAG = "Peers";

  /** More than an input topic has. */
  private static final int MOST_PARTITIONS = 10_000;

  private final LocalReplicas local;
  private final int partitions;
  private final Map<String, View<?, ?>> views;

  private PeerRoutes(LocalReplicas local, int partitions, List<View<?, ?>> views) {
    this.local = local;
    this.partitions = partitions;
    this.views = views.stream().collect(Collectors.toMap(View::name, Function.identity()));
  }

  /**
   * All of them.
   *
   * @param partitions how many there are
   * @param views every view that can be asked for
   * @param keyed routes of the public API that are about one thing, answered from what is here
   */
  public static List<Route> of(
      Supplier<MemberStatus> status,
      LocalReplicas local,
      int partitions,
      List<View<?, ?>> views,
      List<Route> keyed) {
    PeerRoutes routes = new PeerRoutes(local, partitions, views);
    List<Route> all = new ArrayList<>(keyed.stream().filter(route -> route.key() != null).toList());
    all.add(
        Route.get(
                LagBoard.STATUS,
                TAG,
                "What this instance holds.",
                request ->
                    Response.json((StreamedJson) json -> Wire.JSON.writeValue(json, status.get())))
            .alwaysAnswered());
    all.add(
        Route.get(Scatter.VIEWS + "{view}", TAG, "A view of some partitions.", routes::view)
            .parameters(
                Parameter.path("view", ParameterType.STRING, "Its name."),
                Parameter.query("partitions", ParameterType.STRING, "Numbers, with commas."),
                Parameter.query("parameters", ParameterType.STRING, "JSON, in base64url."),
                TermsParameters.CONSISTENCY,
                TermsParameters.MAX_LAG)
            .problems(ProblemType.BAD_PARAMETER, ProblemType.UNKNOWN_PATH));
    return List.copyOf(all);
  }

  private Response view(Request request) {
    View<?, ?> view = views.get(request.pathParameter("view"));
    return view == null
        ? Problem.of(ProblemType.UNKNOWN_PATH, "There is no view of that name here")
        : view(view, request);
  }

  private <P extends Record, R> Response view(View<P, R> view, Request request) {
    P parameters;
    List<Integer> wanted;
    try {
      parameters = Wire.record(request.queryParameter("parameters").orElse(""), view.parameters());
      wanted = numbers(request.queryParameter("partitions").orElse(""));
    } catch (IllegalArgumentException notThat) {
      return Problem.of(
          ProblemType.BAD_PARAMETER, "parameters or partitions are not what this view takes");
    }
    Terms terms = request.terms();
    ViewAnswer<R> answer =
        new ViewAnswer<>(
            wanted.stream()
                .map(
                    partition -> ViewAnswer.Part.of(local.read(terms, partition, view, parameters)))
                .toList());
    return Response.json(compact(answer));
  }

  private List<Integer> numbers(String text) {
    String[] parts = text.split(",", MOST_PARTITIONS);
    List<Integer> numbers = new ArrayList<>();
    for (String part : parts) {
      int number = Integer.parseInt(part);
      if (number < 0 || number >= partitions) {
        throw new IllegalArgumentException("no partition " + number);
      }
      numbers.add(number);
    }
    return numbers;
  }

  /** Nobody reads it but a program. */
  private static StreamedJson compact(@Nullable Object value) {
    return json -> {
      json.setPrettyPrinter(null);
      Wire.JSON.writeValue(json, value);
    };
  }
}
