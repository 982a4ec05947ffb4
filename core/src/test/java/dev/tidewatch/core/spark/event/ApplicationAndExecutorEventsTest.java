package dev.tidewatch.core.spark.event;

import static dev.tidewatch.core.spark.event.Lines.event;
import static dev.tidewatch.core.spark.event.Lines.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.event.SparkEvent.BlockManagerAdded;
import dev.tidewatch.core.spark.event.SparkEvent.BlockUpdated;
import dev.tidewatch.core.spark.event.SparkEvent.EnvironmentUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorAdded;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorExcludedForStage;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorExclusion;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorRemoved;
import dev.tidewatch.core.spark.event.SparkEvent.LogStart;
import dev.tidewatch.core.spark.event.SparkEvent.MiscellaneousProcessAdded;
import dev.tidewatch.core.spark.event.SparkEvent.NodeExcludedForStage;
import dev.tidewatch.core.spark.event.SparkEvent.NodeExclusion;
import dev.tidewatch.core.spark.event.SparkEvent.ResourceProfileAdded;
import dev.tidewatch.core.spark.event.SparkEvent.UnpersistRdd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationAndExecutorEventsTest {

  @Test
  void aLogStartsWithSparksVersion() {
    assertThat(parse(event("SparkListenerLogStart", "'Spark Version':'4.1.1'")))
        .isEqualTo(new LogStart("4.1.1"));
  }

  @Test
  void anApplicationStartsWithOrWithoutWhatClustersAdd() {
    assertThat(
            parse(
                event(
                    "SparkListenerApplicationStart",
                    "'App Name':'n','App ID':'app-1','Timestamp':5,'User':'u'",
                    "'App Attempt ID':'2','Driver Logs':{'stdout':'http://x'}",
                    "'Driver Attributes':{'USER':'u'}")))
        .isEqualTo(
            new ApplicationStart(
                "n", "app-1", 5, "u", "2", Map.of("stdout", "http://x"), Map.of("USER", "u")));
    assertThat(
            parse(
                event("SparkListenerApplicationStart", "'App Name':'n','Timestamp':5,'User':'u'")))
        .isEqualTo(new ApplicationStart("n", null, 5, "u", null, null, null));
  }

  @Test
  void anApplicationEndsWithAnExitCodeSinceSpark4() {
    assertThat(parse(event("SparkListenerApplicationEnd", "'Timestamp':5")))
        .isEqualTo(new ApplicationEnd(5, null));
    assertThat(parse(event("SparkListenerApplicationEnd", "'Timestamp':5,'ExitCode':1")))
        .isEqualTo(new ApplicationEnd(5, 1));
  }

  @Test
  void theEnvironmentKeepsTheOrderOfTheLog() {
    EnvironmentUpdate environment =
        parse(
            EnvironmentUpdate.class,
            event(
                "SparkListenerEnvironmentUpdate",
                "'JVM Information':{'Java Version':'17'}",
                "'Spark Properties':{'spark.z':'1','spark.a':'2','spark.m':'3','spark.b':'4'}",
                "'System Properties':{},'Classpath Entries':{'/a.jar':'System Classpath'}"));

    assertThat(environment.sparkProperties().keySet())
        .containsExactly("spark.z", "spark.a", "spark.m", "spark.b");
    assertThat(environment.hadoopProperties()).isEmpty();
    assertThat(environment.metricsProperties()).isEmpty();
    assertThat(environment.classpathEntries()).containsEntry("/a.jar", "System Classpath");
  }

  @Test
  void anExecutorIsAddedWithItsResources() {
    assertThat(
            parse(
                event(
                    "SparkListenerExecutorAdded",
                    "'Timestamp':5,'Executor ID':'1','Executor Info':{'Host':'h','Total Cores':4"
                        + ",'Log Urls':{'stderr':'http://x'},'Attributes':{'A':'b'}"
                        + ",'Resources':{'gpu':{'name':'gpu','addresses':['0','1']}}"
                        + ",'Resource Profile Id':2,'Registration Time':4,'Request Time':3}")))
        .isEqualTo(
            new ExecutorAdded(
                5,
                "1",
                "h",
                4,
                Map.of("stderr", "http://x"),
                Map.of("A", "b"),
                Map.of("gpu", new ResourceInformation("gpu", List.of("0", "1"))),
                2));
  }

  @Test
  void anExecutorIsRemovedForAReason() {
    assertThat(
            parse(
                event(
                    "SparkListenerExecutorRemoved",
                    "'Timestamp':5,'Executor ID':'1','Removed Reason':'lost'")))
        .isEqualTo(new ExecutorRemoved(5, "1", "lost"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Blacklisted", "Excluded"})
  void exclusionsAreReadByTheirOldAndTheirNewNames(String excluded) {
    String prefix = "org.apache.spark.scheduler.SparkListener";
    assertThat(parse(event(prefix + "Executor" + excluded, "'time':5,'executorId':'2'")))
        .isEqualTo(new ExecutorExclusion("2", true));
    assertThat(parse(event(prefix + "Node" + excluded, "'time':5,'hostId':'h'")))
        .isEqualTo(new NodeExclusion("h", true));
    assertThat(
            parse(
                event(
                    prefix + "Executor" + excluded + "ForStage",
                    "'time':5,'executorId':'2','taskFailures':1,'stageId':3,'stageAttemptId':1")))
        .isEqualTo(new ExecutorExcludedForStage("2", 3, 1));
    assertThat(
            parse(
                event(
                    prefix + "Node" + excluded + "ForStage",
                    "'time':5,'hostId':'h','executorFailures':1,'stageId':3,'stageAttemptId':1")))
        .isEqualTo(new NodeExcludedForStage("h", 3, 1));
    String undone = "Un" + excluded.toLowerCase(java.util.Locale.ROOT);
    assertThat(parse(event(prefix + "Executor" + undone, "'time':5,'executorId':'2'")))
        .isEqualTo(new ExecutorExclusion("2", false));
    assertThat(parse(event(prefix + "Node" + undone, "'time':5,'hostId':'h'")))
        .isEqualTo(new NodeExclusion("h", false));
  }

  @Test
  void aMiscellaneousProcessIsAdded() {
    assertThat(
            parse(
                event(
                    "org.apache.spark.scheduler.SparkListenerMiscellaneousProcessAdded",
                    "'time':5,'processId':'yarn-am'",
                    "'info':{'hostPort':'h:8042','cores':1,'logUrlInfo':{'stdout':'u'}}")))
        .isEqualTo(new MiscellaneousProcessAdded(5, "yarn-am", "h:8042", 1, Map.of("stdout", "u")));
  }

  @Test
  void aResourceProfileIsRead() {
    assertThat(
            parse(
                event(
                    "SparkListenerResourceProfileAdded",
                    "'Resource Profile Id':1,'Executor Resource Requests':{'cores':"
                        + "{'Resource Name':'cores','Amount':4,'Discovery Script':'','Vendor':''}}",
                    "'Task Resource Requests':{'cpus':{'Resource Name':'cpus','Amount':0.5}}")))
        .isEqualTo(
            new ResourceProfileAdded(
                1,
                Map.of("cores", new ExecutorResourceRequest("cores", 4, "", "")),
                Map.of("cpus", new TaskResourceRequest("cpus", 0.5))));
  }

  @Test
  void blockManagersAndBlocksAreRead() {
    String id = "'Block Manager ID':{'Executor ID':'1','Host':'h','Port':7}";
    assertThat(parse(event("SparkListenerBlockManagerAdded", id, "'Maximum Memory':9")))
        .isEqualTo(new BlockManagerAdded(-1, "1", "h", 7, 9, null, null));
    assertThat(
            parse(
                event(
                    "SparkListenerBlockManagerAdded",
                    id,
                    "'Maximum Memory':9,'Timestamp':5,'Maximum Onheap Memory':8",
                    "'Maximum Offheap Memory':1")))
        .isEqualTo(new BlockManagerAdded(5, "1", "h", 7, 9, 8L, 1L));
    assertThat(
            parse(
                event(
                    "SparkListenerBlockUpdated",
                    "'Block Updated Info':{"
                        + id
                        + ",'Block ID':'rdd_1_0','Storage Level':"
                        + "{'Use Disk':false,'Use Memory':true,'Deserialized':true,'Replication':1}"
                        + ",'Memory Size':10,'Disk Size':0}")))
        .isEqualTo(
            new BlockUpdated("1", "rdd_1_0", new StorageLevel(false, true, false, true, 1), 10, 0));
    assertThat(parse(event("SparkListenerUnpersistRDD", "'RDD ID':3")))
        .isEqualTo(new UnpersistRdd(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SparkListenerBlockManagerRemoved",
        "SparkListenerExecutorMetricsUpdate",
        "org.apache.spark.sql.catalyst.catalog.CreateTableEvent",
        "com.example.Unheard"
      })
  void whatNoStateNeedsIsUnused(String name) {
    assertThat(parse(event(name, "'Block Manager ID':{'x':[1,{}]},'time':5")))
        .isEqualTo(new Parsed.Unused(name));
  }
}
