package io.github.camelnetskope.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;

/**
 * Build steps of the component.
 *
 * <p>Further needs of native mode, beyond what Camel Quarkus registers for every component, are
 * declared once, in {@code META-INF/native-image} of the component's jar.
 */
class NetskopeProcessor {
  private static final String FEATURE = "camel-netskope";

  @BuildStep
  FeatureBuildItem feature() {
    return new FeatureBuildItem(FEATURE);
  }

  @BuildStep
  ExtensionSslNativeSupportBuildItem https() {
    return new ExtensionSslNativeSupportBuildItem(FEATURE);
  }

  /** Camel Quarkus looks for components only in indexed jars. */
  @BuildStep
  IndexDependencyBuildItem index() {
    return new IndexDependencyBuildItem("io.github.camelnetskope", "camel-netskope");
  }
}
