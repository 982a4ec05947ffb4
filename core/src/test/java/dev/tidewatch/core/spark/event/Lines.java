package dev.tidewatch.core.spark.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.Parsed.Malformed;
import java.util.Arrays;

/** Lines as Spark writes them, to start from, and short ways to parse them. */
final class Lines {

  /** With an internal accumulable, one of SQL and one of the user. */
  static final String TASK_END =
      """
      {"Event":"SparkListenerTaskEnd","Stage ID":3,"Stage Attempt ID":1,\
      "Task Type":"ShuffleMapTask","Task End Reason":{"Reason":"Success"},\
      "Task Info":{"Task ID":77,"Index":5,"Attempt":2,"Partition ID":6,\
      "Launch Time":1700000000000,"Executor ID":"12","Host":"worker-12",\
      "Locality":"NODE_LOCAL","Speculative":true,"Getting Result Time":1700000000500,\
      "Finish Time":1700000001000,"Failed":false,"Killed":false,"Accumulables":[\
      {"ID":22,"Name":"data size","Update":"24","Value":"24","Internal":true,\
      "Count Failed Values":true,"Metadata":"sql"},\
      {"ID":40,"Name":"bad rows","Update":"1","Value":"17","Internal":false,\
      "Count Failed Values":false},\
      {"ID":94,"Name":"internal.metrics.executorRunTime","Update":501,"Value":501,\
      "Internal":true,"Count Failed Values":true}]},\
      "Task Executor Metrics":{"JVMHeapMemory":1000,"TotalGCTime":20},\
      "Task Metrics":{"Executor Deserialize Time":1,"Executor Deserialize CPU Time":2,\
      "Executor Run Time":3,"Executor CPU Time":4,"Peak Execution Memory":10,\
      "Result Size":5,"JVM GC Time":6,"Result Serialization Time":7,\
      "Memory Bytes Spilled":8,"Disk Bytes Spilled":9,\
      "Shuffle Read Metrics":{"Remote Blocks Fetched":15,"Local Blocks Fetched":16,\
      "Fetch Wait Time":17,"Remote Bytes Read":18,"Remote Bytes Read To Disk":19,\
      "Local Bytes Read":20,"Total Records Read":21,"Remote Requests Duration":30,\
      "Push Based Shuffle":{"Corrupt Merged Block Chunks":22,\
      "Merged Fetch Fallback Count":23,"Merged Remote Blocks Fetched":24,\
      "Merged Local Blocks Fetched":25,"Merged Remote Chunks Fetched":26,\
      "Merged Local Chunks Fetched":27,"Merged Remote Bytes Read":28,\
      "Merged Local Bytes Read":29,"Merged Remote Requests Duration":31}},\
      "Shuffle Write Metrics":{"Shuffle Bytes Written":32,"Shuffle Write Time":33,\
      "Shuffle Records Written":34},"Input Metrics":{"Bytes Read":11,"Records Read":12},\
      "Output Metrics":{"Bytes Written":13,"Records Written":14},"Updated Blocks":[]}}\
      """;

  static final String TASK_START =
      """
      {"Event":"SparkListenerTaskStart","Stage ID":3,"Stage Attempt ID":1,\
      "Task Info":{"Task ID":77,"Index":5,"Attempt":2,"Partition ID":6,\
      "Launch Time":1700000000000,"Executor ID":"12","Host":"worker-12",\
      "Locality":"ANY","Speculative":false,"Getting Result Time":0,"Finish Time":0,\
      "Failed":false,"Killed":false,"Accumulables":[]}}\
      """;

  static final String STAGE =
      """
      {"Stage ID":3,"Stage Attempt ID":1,"Stage Name":"count at App.scala:7",\
      "Number of Tasks":8,"RDD Info":[{"RDD ID":9,"Name":"cached","Parent IDs":[8],\
      "Storage Level":{"Use Disk":true,"Use Memory":true,"Use Off Heap":false,\
      "Deserialized":true,"Replication":2},"Barrier":false,"Number of Partitions":8,\
      "Number of Cached Partitions":0,"Memory Size":0,"Disk Size":0}],"Parent IDs":[],\
      "Details":"the call site","Submission Time":1700000000000,\
      "Completion Time":1700000009000,"Failure Reason":"lost","Accumulables":[\
      {"ID":40,"Name":"bad rows","Value":"1","Internal":false},\
      {"ID":41,"Name":"good rows","Value":2,"Internal":false},\
      {"ID":40,"Name":"bad rows","Value":"17","Internal":false}],\
      "Resource Profile Id":1,"Shuffle Push Enabled":true,\
      "Shuffle Push Mergers Count":4}\
      """;

  private Lines() {}

  static Parsed parse(String line) {
    return parse(line.getBytes(UTF_8));
  }

  static Parsed parse(byte[] line) {
    return new EventParser(Redaction.none()).parse(line);
  }

  static <T extends Parsed> T parse(Class<T> type, String line) {
    Parsed parsed = parse(line);
    assertThat(parsed).isInstanceOf(type);
    return type.cast(parsed);
  }

  static Malformed malformed(String line) {
    return parse(Malformed.class, line);
  }

  /** A line of that event with these fields, in single quotes for double ones. */
  static String event(String name, String... fields) {
    String all = String.join(",", Arrays.asList(fields)).replace('\'', '"');
    return "{\"Event\":\"" + name + "\"" + (all.isEmpty() ? "" : ",") + all + "}";
  }
}
