package io.github.camelnetskope.simulator;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A simulator for tests. Registered in an instance field, or by {@code @ExtendWith}, each test gets
 * a new one; registered in a static field, all tests of the class share one. Tests take it, its
 * tenant, journal, oracle or fault plan as parameters.
 *
 * <pre>{@code
 * @RegisterExtension
 * final NetskopeSimulatorExtension netskope =
 *     NetskopeSimulatorExtension.with(s -> s.feed("events/alert", f -> f.records(30)));
 * }</pre>
 */
public final class NetskopeSimulatorExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  private final NetskopeSimulator.Builder builder;
  private @Nullable NetskopeSimulator simulator;
  private boolean shared;
  private final boolean declared;

  /** An empty tenant, as {@code @ExtendWith} creates it. */
  public NetskopeSimulatorExtension() {
    this(NetskopeSimulator.builder(), true);
  }

  private NetskopeSimulatorExtension(NetskopeSimulator.Builder builder, boolean declared) {
    this.builder = builder;
    this.declared = declared;
  }

  /** A tenant with these options. */
  public static NetskopeSimulatorExtension with(UnaryOperator<NetskopeSimulator.Builder> options) {
    return new NetskopeSimulatorExtension(options.apply(NetskopeSimulator.builder()), false);
  }

  /** The running simulator. */
  public NetskopeSimulator simulator() {
    if (simulator == null) {
      throw new IllegalStateException("The simulator runs only while a test does");
    }
    return simulator;
  }

  /** The base URL for clients. */
  public String baseUrl() {
    return simulator().baseUrl();
  }

  /** The engine. */
  public SimulatedTenant tenant() {
    return simulator().tenant();
  }

  /** The journal of requests and answers. */
  public Journal journal() {
    return simulator().journal();
  }

  /** The oracle for lost and repeated records. */
  public LossOracle oracle() {
    return simulator().oracle();
  }

  /** The plan of injected faults. */
  public FaultPlan faults() {
    return simulator().faults();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = !declared; // this callback is not called for an instance field
    if (shared) {
      simulator = builder.start();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (simulator == null) {
      simulator = builder.start();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!shared) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
    shared = false;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return simulator != null && valueOf(type) != null;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Object value = valueOf(parameter.getParameter().getType());
    if (value == null) {
      throw new IllegalArgumentException("Not a part of the simulator");
    }
    return value;
  }

  private @Nullable Object valueOf(Class<?> type) {
    if (type == NetskopeSimulator.class) {
      return simulator();
    }
    if (type == SimulatedTenant.class) {
      return tenant();
    }
    if (type == Journal.class) {
      return journal();
    }
    if (type == LossOracle.class) {
      return oracle();
    }
    return type == FaultPlan.class ? faults() : null;
  }

  private void stop() {
    if (simulator != null) {
      simulator.close();
      simulator = null;
    }
  }
}
