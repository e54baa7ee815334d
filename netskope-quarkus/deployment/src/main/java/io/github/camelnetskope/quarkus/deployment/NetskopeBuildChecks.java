package io.github.camelnetskope.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.pkg.builditem.ArtifactResultBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.runtime.LaunchMode;
import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jboss.logging.Logger;

/** Checks at build time for mistakes that would otherwise show only at run time. */
class NetskopeBuildChecks {
  private static final Logger LOG = Logger.getLogger(NetskopeBuildChecks.class);

  private static final String OPTIONS = "camel.component.netskope.";
  private static final Set<String> SECRETS = Set.of("token", "v1token", "proxypassword");
  private static final String OLDEST_CAMEL = "4.14";

  @BuildStep
  @Produce(ArtifactResultBuildItem.class)
  void secretsStayOutsideOfTheApplication(LaunchModeBuildItem mode) {
    if (mode.getLaunchMode() == LaunchMode.NORMAL) {
      packagedSecrets(ConfigProvider.getConfig())
          .forEach(
              name ->
                  LOG.warnf(
                      "The value of %s becomes a part of the packaged application, where everybody"
                          + " can read it. Leave it to the environment, or set tokenFile.",
                      name));
    }
  }

  @BuildStep
  @Produce(ArtifactResultBuildItem.class)
  void camelIsNewEnough(CurateOutcomeBuildItem application) {
    application.getApplicationModel().getDependencies().stream()
        .filter(d -> d.getArtifactId().equals("camel-api"))
        .map(ResolvedDependency::getVersion)
        .forEach(NetskopeBuildChecks::requireNewEnough);
  }

  static void requireNewEnough(String camel) {
    if (Version.parse(camel).compareTo(Version.parse(OLDEST_CAMEL)) < 0) {
      throw new IllegalStateException(
          "camel-quarkus-netskope needs Camel %s or later, that is Quarkus platform 3.27 or later; this application has Camel %s"
              .formatted(OLDEST_CAMEL, camel));
    }
  }

  /** Secret options with a plain value in the application's own files. */
  static List<String> packagedSecrets(Config config) {
    return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(NetskopeBuildChecks::isSecret)
        .filter(name -> isPackaged(config.getConfigValue(name)))
        .sorted()
        .toList();
  }

  private static boolean isSecret(String name) {
    return name.startsWith(OPTIONS)
        && SECRETS.contains(
            name.substring(OPTIONS.length()).replace("-", "").toLowerCase(Locale.ROOT));
  }

  private static boolean isPackaged(ConfigValue value) {
    return value.getSourceName() != null
        && value.getSourceName().contains("application.")
        && value.getRawValue() != null
        && !value.getRawValue().contains("${");
  }
}
