package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NetskopeSimulatorExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetskopeSimulatorExtensionTest {

  @Test
  void a_test_takes_the_simulator_and_its_parts_as_parameters(
      NetskopeSimulator simulator,
      SimulatedTenant tenant,
      Journal journal,
      LossOracle oracle,
      FaultPlan faults) {
    assertThat(simulator.tenant()).isSameAs(tenant);
    assertThat(simulator.journal()).isSameAs(journal);
    assertThat(simulator.oracle()).isSameAs(oracle);
    assertThat(simulator.faults()).isSameAs(faults);
  }

  @Test
  void each_test_has_a_tenant_of_its_own(SimulatedTenant tenant) {
    assertThat(tenant.journal().size()).isZero();
    tenant.answer(SimulatorRequest.get("/"));
  }

  @Test
  void another_test_has_its_own_tenant(SimulatedTenant tenant) {
    assertThat(tenant.journal().size()).isZero();
    tenant.answer(SimulatorRequest.get("/"));
  }
}
