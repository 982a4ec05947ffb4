package dev.tidewatch.core.spark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.SqlMetric;
import dev.tidewatch.core.spark.event.SqlPlanNode;
import dev.tidewatch.core.spark.sql.PlanGraph.Edge;
import dev.tidewatch.core.spark.sql.PlanGraph.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanGraphsTest {

  @Test
  void codeGenerationIsAClusterUpToTheNextInputAdapter() {
    PlanGraph graph =
        PlanGraphs.of(
            plan(
                "WholeStageCodegen (2)",
                plan("Project", plan("InputAdapter", plan("Exchange", plan("Range"))))));

    assertThat(graph.nodes())
        .extracting(Node::name)
        .containsExactly("WholeStageCodegen (2)", "Project", "Exchange", "Range");
    assertThat(graph.nodes())
        .extracting(Node::wholeStageCodegenId)
        .containsExactly(null, 2L, null, null);
    assertThat(graph.edges()).containsExactly(new Edge(2, 1), new Edge(3, 2));
  }

  @Test
  void anExchangeThatIsUsedAgainIsOneNode() {
    SqlPlanNode exchange = plan("Exchange", plan("Range"));
    PlanGraph graph =
        PlanGraphs.of(
            plan(
                "Union",
                plan("ShuffleQueryStage", exchange),
                plan("ShuffleQueryStage", exchange),
                plan("ReusedExchange", exchange)));

    assertThat(graph.nodes()).extracting(Node::name).containsExactly("Union", "Exchange", "Range");
    assertThat(graph.edges())
        .containsExactly(new Edge(1, 0), new Edge(2, 1), new Edge(1, 0), new Edge(1, 0));
  }

  @Test
  void aReusedExchangeBeforeTheOriginalIsANodeOfItsOwn() {
    PlanGraph graph =
        PlanGraphs.of(plan("Union", plan("ReusedExchange", plan("Exchange", plan("Range")))));

    assertThat(graph.nodes())
        .extracting(Node::name)
        .containsExactly("Union", "ReusedExchange", "Exchange", "Range");
  }

  @Test
  void aSubqueryIsInNoClusterAndThereOnce() {
    SqlPlanNode subquery = plan("Subquery", plan("Range"));
    PlanGraph graph =
        PlanGraphs.of(
            plan(
                "WholeStageCodegen (1)",
                plan("Filter", subquery, plan("ReusedSubquery", subquery), plan("Scan"))));

    assertThat(graph.nodes())
        .extracting(Node::name)
        .containsExactly("WholeStageCodegen (1)", "Filter", "Subquery", "Range", "Scan");
    assertThat(graph.nodes())
        .extracting(Node::wholeStageCodegenId)
        .containsExactly(null, 1L, null, null, 1L);
    assertThat(graph.edges())
        .containsExactly(new Edge(2, 1), new Edge(3, 2), new Edge(2, 1), new Edge(4, 1));
  }

  @Test
  void wrappersWithoutAnythingInsideAreNothing() {
    assertThat(PlanGraphs.of(plan("InputAdapter"))).isEqualTo(PlanGraph.NONE);
    assertThat(PlanGraphs.of(plan("ShuffleQueryStage"))).isEqualTo(PlanGraph.NONE);
    assertThat(PlanGraphs.of(SqlPlanNode.NONE)).isEqualTo(PlanGraph.NONE);
    assertThat(PlanGraphs.of(plan("WholeStageCodegen")).nodes()).hasSize(1);
  }

  @Test
  void aClusterWhoseNumberCannotBeReadHasNone() {
    assertThat(PlanGraphs.of(plan("WholeStageCodegen (x)", plan("Range"))).nodes())
        .extracting(Node::wholeStageCodegenId)
        .containsOnlyNulls();
  }

  @Test
  void aPlanAsDeepAsALineCanBeIsReadThrough() {
    SqlPlanNode plan = plan("Range");
    for (int i = 0; i < 500; i++) {
      plan = plan("WholeStageCodegen (1)", plan("Project", plan));
    }

    assertThat(PlanGraphs.of(plan).nodes()).hasSize(1_001);
  }

  @Test
  void nodesHaveTheMetricsOfTheirPlans() {
    SqlMetric rows = new SqlMetric("number of output rows", 7, "sum");
    SqlPlanNode scan = new SqlPlanNode("Scan", 1, List.of(rows), List.of());

    assertThat(PlanGraphs.of(scan).nodes())
        .containsExactly(new Node(0, "Scan", null, List.of(rows), SqlPlanNode.Traits.NONE));
  }

  /** Plans of the same names and children are the same plan. */
  private static SqlPlanNode plan(String name, SqlPlanNode... children) {
    List<SqlPlanNode> below = List.of(children);
    long identity = name.hashCode();
    for (SqlPlanNode child : below) {
      identity = 31 * identity + child.identity();
    }
    return new SqlPlanNode(name, identity, List.of(), below);
  }
}
