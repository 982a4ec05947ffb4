package dev.tidewatch.core.versions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of the jars on a classpath tell.
 *
 * @param hadoop the Hadoop client
 * @param spark the Spark that runs, to check against what the log says
 * @param scala the Scala that Spark is built for
 */
public record ClasspathVersions(
    Optional<HadoopVersion> hadoop, Optional<SparkVersion> spark, Optional<ScalaVersion> scala) {

  /**
   * Artifacts whose version is Hadoop's, the surest first. Not here: hadoop-aws and hadoop-azure,
   * which people add in versions of their own choice, and hadoop-lzo, hadoop-shaded-guava and
   * hbase-hadoop2-compat, which have versions of their own.
   */
  private static final List<String> HADOOP =
      List.of(
          "hadoop-client-api",
          "hadoop-common",
          "hadoop-client",
          "hadoop-client-runtime",
          "hadoop-mapreduce-client-core",
          "hadoop-hdfs-client",
          "hadoop-hdfs",
          "hadoop-yarn-api",
          "hadoop-yarn-common",
          "hadoop-auth",
          "hadoop-core");

  private static final ClasspathVersions NOTHING =
      new ClasspathVersions(Optional.empty(), Optional.empty(), Optional.empty());

  private static final Pattern HADOOP_JAR =
      Pattern.compile("(?<artifact>hadoop-[a-z-]+?)-(?<version>\\d.*)\\.jar");

  private static final Pattern SPARK_JAR =
      Pattern.compile("spark-core_(?<scala>\\d+\\.\\d+)-(?<version>\\d.*)\\.jar");

  /** Spark 1.x is one jar, named after its own version and the Hadoop it is built for. */
  private static final Pattern ASSEMBLY_JAR =
      Pattern.compile("spark-assembly-(?<version>\\d.*?)-hadoop(?<hadoop>\\d.*)\\.jar");

  /** What the jars of these entries tell; each part is empty where none tells it. */
  public static ClasspathVersions of(Iterable<String> entries) {
    Map<String, HadoopVersion> hadoopJars = new HashMap<>();
    ClasspathVersions core = NOTHING;
    ClasspathVersions assembly = NOTHING;
    for (String entry : entries) {
      String jar = entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1);
      if (jar.startsWith("hadoop-")) {
        addHadoop(hadoopJars, jar);
      } else if (jar.startsWith("spark-core_") && core.spark.isEmpty()) {
        core = ofCore(jar);
      } else if (jar.startsWith("spark-assembly-") && assembly.spark.isEmpty()) {
        assembly = ofAssembly(jar);
      }
    }
    Optional<HadoopVersion> hadoop =
        HADOOP.stream().filter(hadoopJars::containsKey).findFirst().map(hadoopJars::get);
    return new ClasspathVersions(
        hadoop.isPresent() ? hadoop : assembly.hadoop,
        core.spark.isPresent() ? core.spark : assembly.spark,
        core.scala);
  }

  private static void addHadoop(Map<String, HadoopVersion> jars, String jar) {
    Matcher form = HADOOP_JAR.matcher(jar);
    if (form.matches() && isMain(form.group("version"))) {
      HadoopVersion.parse(form.group("version"))
          .ifPresent(version -> jars.putIfAbsent(form.group("artifact"), version));
    }
  }

  private static ClasspathVersions ofCore(String jar) {
    Matcher form = SPARK_JAR.matcher(jar);
    return form.matches() && isMain(form.group("version"))
        ? new ClasspathVersions(
            Optional.empty(),
            SparkVersion.parse(form.group("version")),
            ScalaVersion.parse(form.group("scala")))
        : NOTHING;
  }

  private static ClasspathVersions ofAssembly(String jar) {
    Matcher form = ASSEMBLY_JAR.matcher(jar);
    return form.matches()
        ? new ClasspathVersions(
            HadoopVersion.parse(form.group("hadoop")),
            SparkVersion.parse(form.group("version")),
            Optional.empty())
        : NOTHING;
  }

  private static boolean isMain(String version) {
    return !version.endsWith("-tests") && !version.endsWith("-sources");
  }
}
