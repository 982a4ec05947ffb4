package dev.tidewatch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.util.Arrays;

/** Who may know whom. A rule whose package has no class yet holds. */
@AnalyzeClasses(packages = "dev.tidewatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] FEATURES = {
    "dev.tidewatch.spark..", "dev.tidewatch.deadletter..", "dev.tidewatch.mirror.."
  };

  private static final String[] WEB = {"io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."};

  @ArchTest
  static final ArchRule coreHasNoKafka =
      noClasses()
          .that()
          .resideInAPackage("dev.tidewatch.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.javalin..");

  /** Plugins of Connect carry it, and nothing else of instances. */
  @ArchTest
  static final ArchRule theClientOfRegistriesKnowsNobody =
      classes()
          .that()
          .resideInAPackage("dev.tidewatch.registry..")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("dev.tidewatch..")
                  .or(resideInAnyPackage("dev.tidewatch.registry.."))
                  .and(
                      resideOutsideOfPackages(
                          "org.apache.kafka.streams..", "org.apache.kafka.connect..")));

  @ArchTest
  static final ArchRule questionsKnowNeitherHttpNorKafkaStreams =
      noClasses()
          .that()
          .resideInAPackage("dev.tidewatch.query..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.tidewatch.http..",
              "dev.tidewatch.kafka..",
              "dev.tidewatch.app..",
              "org.apache.kafka.streams..",
              "java.net.http..",
              "io.javalin..",
              "org.eclipse.jetty..",
              "jakarta.servlet..");

  @ArchTest
  static final ArchRule onlyTheKafkaPackageTouchesKafkaStreams =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tidewatch.kafka..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org\\.apache\\.kafka\\.streams\\.KafkaStreams(\\$.*)?");

  @ArchTest
  static final ArchRule onlyTheHttpPackageKnowsTheWebServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tidewatch.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WEB);

  @ArchTest
  static final ArchRule httpKnowsOnlyQuestionsItsSettingsAndItsFiles =
      classes()
          .that()
          .resideInAPackage("dev.tidewatch.http..")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("dev.tidewatch..")
                  .or(
                      resideInAnyPackage(
                          "dev.tidewatch.http..",
                          "dev.tidewatch.query..",
                          "dev.tidewatch.config..",
                          "dev.tidewatch.tls..",
                          "dev.tidewatch.files..")));

  @ArchTest
  static final ArchRule theServerKnowsNoWayToTellCallersApart =
      noClasses()
          .that()
          .resideInAPackage("dev.tidewatch.http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.tidewatch.http.token..");

  /** Whoever measures how long a wrong secret takes learns nothing of the right one. */
  @ArchTest
  static final ArchRule hashesOfTokensAreComparedInConstantTime =
      classes()
          .that()
          .haveFullyQualifiedName("dev.tidewatch.http.token.KnownTokens")
          .should()
          .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

  @ArchTest
  static final ArchRule hashesOfTokensAreNotComparedOtherwise =
      noClasses()
          .that()
          .resideInAPackage("dev.tidewatch.http.token..")
          .should()
          .callMethod(Arrays.class, "equals", byte[].class, byte[].class);

  @ArchTest
  static final ArchRule keysAreReadWithoutAServer =
      classes()
          .that()
          .resideInAPackage("dev.tidewatch.tls..")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("dev.tidewatch..")
                  .or(
                      resideInAnyPackage(
                          "dev.tidewatch.tls..",
                          "dev.tidewatch.config..",
                          "dev.tidewatch.files..")));

  @ArchTest
  static final ArchRule nobodyDependsOnTheCompositionRoot =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tidewatch.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.tidewatch.app..");

  @ArchTest
  static final ArchRule configurationKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("dev.tidewatch.config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.tidewatch.app..",
              "dev.tidewatch.spark..",
              "dev.tidewatch.query..",
              "dev.tidewatch.http..",
              "dev.tidewatch.ops..",
              "dev.tidewatch.kafka..",
              "dev.tidewatch.ingest..",
              "dev.tidewatch.cluster..");

  @ArchTest
  static final ArchRule theInfrastructureKnowsNoFeature =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.tidewatch.query..",
              "dev.tidewatch.kafka..",
              "dev.tidewatch.cluster..",
              "dev.tidewatch.events..",
              "dev.tidewatch.ops..",
              "dev.tidewatch.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FEATURES)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.tidewatch.(*)..").should().beFreeOfCycles();
}
