package io.github.camelnetskope;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.camelnetskope.client.Time;
import java.time.Instant;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which package may use which. */
class ArchitectureTest {
  private static final String BASE = "io.github.camelnetskope";
  private static final String CHECKPOINT = BASE + ".checkpoint..";
  private static final String CLIENT = BASE + ".client";
  private static final String HTTP = BASE + ".client.http..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(NetskopeComponent.class.getProtectionDomain().getCodeSource().getLocation());

  private static final DescribedPredicate<JavaClass> JACKSON =
      resideInAPackage("com.fasterxml.jackson..")
          .and(DescribedPredicate.not(type(JacksonException.class).or(type(JsonLocation.class))))
          .as("Jackson, beyond the exception that says where a text is not JSON");

  private static final DescribedPredicate<JavaClass> HTTP_LIBRARY =
      resideInAPackage("org.apache.hc..").as("the HTTP library");

  @Test
  void the_sources_of_the_whole_component_are_checked() {
    assertThat(CLASSES.contain(NetskopeComponent.class)).isTrue();
    assertThat(CLASSES.size()).isGreaterThan(50);
  }

  @Test
  void packages_depend_only_on_packages_below_them() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("base")
        .definedBy(BASE)
        .layer("feed")
        .definedBy(BASE + ".feed")
        .layer("health")
        .definedBy(BASE + ".health")
        .layer("query")
        .definedBy(BASE + ".query")
        .layer("checkpoint")
        .definedBy(CHECKPOINT)
        .layer("client")
        .definedBy(CLIENT)
        .layer("client.http")
        .definedBy(HTTP)
        .whereLayer("base")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("feed")
        .mayOnlyBeAccessedByLayers("base")
        .whereLayer("query")
        .mayOnlyBeAccessedByLayers("base")
        .whereLayer("health")
        .mayOnlyBeAccessedByLayers("base", "feed")
        .whereLayer("checkpoint")
        .mayOnlyBeAccessedByLayers("base", "feed")
        .whereLayer("client")
        .mayOnlyBeAccessedByLayers("base", "feed", "health", "query", "checkpoint")
        .whereLayer("client.http")
        .mayOnlyBeAccessedByLayers("base", "feed", "client")
        .check(CLASSES);
  }

  @Test
  void the_engine_takes_only_values_of_health() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".feed")
        .should()
        .dependOnClassesThat(
            resideInAPackage(BASE + ".health")
                .and(
                    describe(
                        "are no values",
                        c ->
                            !outermost(c)
                                .matches(
                                    "FeedSnapshot|FeedSlice|FeedState|FeedProblem|FeedCause|FeedCounts|RequestStatus"))))
        .check(CLASSES);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_client_is_free_of_camel() {
    noClasses()
        .that()
        .resideInAPackage(CLIENT + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .check(CLASSES);
  }

  @Test
  void only_readers_know_jackson() {
    noClasses()
        .that(
            describe(
                "are no readers", c -> !outermost(c).matches("ErrorBody|JsonScanner|.*Reader")))
        .should()
        .dependOnClassesThat(JACKSON)
        .check(CLASSES);
  }

  @Test
  void only_the_transport_knows_the_http_library() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HTTP)
        .should()
        .dependOnClassesThat(
            HTTP_LIBRARY
                .and(DescribedPredicate.not(type(HttpClient.class)))
                .as("the HTTP library, beyond the type of the option httpClient"))
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(HTTP)
        .and(
            describe(
                "do not carry the option httpClient",
                c -> !outermost(c).matches("NetskopeConfiguration|Transports|.*Configurer")))
        .should()
        .dependOnClassesThat(HTTP_LIBRARY)
        .check(CLASSES);
  }

  @Test
  void only_the_given_clock_is_read() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Time.SYSTEM.getClass().getName())
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(CLASSES);
  }

  @Test
  void main_code_does_not_write_to_the_console() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
  }

  @Test
  void every_package_is_null_marked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(CLASSES);
    assertThat(CLASSES.stream().filter(c -> c.getSimpleName().equals("package-info")).count())
        .isEqualTo(CLASSES.stream().map(JavaClass::getPackageName).distinct().count());
  }

  /** The class, or the one that it is nested in. */
  private static String outermost(JavaClass javaClass) {
    String name = javaClass.getName().substring(javaClass.getPackageName().length() + 1);
    int dollar = name.indexOf('$');
    return dollar < 0 ? name : name.substring(0, dollar);
  }
}
