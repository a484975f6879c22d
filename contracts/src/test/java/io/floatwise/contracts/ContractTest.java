package io.floatwise.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.wire.BatchAnswer;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.http.Gate;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// One file of Pact version 4 between the client, which writes it, and the sandbox, which is held
/// to the very same file.
class ContractTest {
  private static Contract contract;

  /// Before either side is asked, so that both see one file whichever comes first.
  @BeforeAll
  static void write(@TempDir Path folder) {
    contract = Contract.write(folder);
  }

  @Test
  @Proves(
      value = "P5.3.3.1",
      breaks = {ApiRequest.class, Bodies.class, BatchAnswer.class})
  void theClientKeepsEveryClauseAndWritesItDown() throws Exception {
    assertThat(contract.broken()).isEmpty();
    assertThat(contract.called()).containsExactlyInAnyOrder(Operation.values());
    assertThat(contract.drift()).isEmpty();
    JsonNode file = new ObjectMapper().readTree(Files.readString(contract.file()));
    assertThat(file.at("/metadata/pactSpecification/version").asString()).isEqualTo("4.0");
    assertThat(file.path("interactions").findValuesAsString("description"))
        .containsExactlyInAnyOrderElementsOf(Contract.CLAUSES.stream().map(Clause::name).toList());
    contract.publish();
  }

  @Test
  @Proves(
      value = "P5.3.3.1",
      breaks = {Gate.class, Json.class, Errors.class})
  void theSandboxKeepsEveryClauseOfTheFile(@TempDir Path dir) throws Exception {
    try (Stage stage = new Stage(dir)) {
      Verification verification = new Verification(stage);
      assertThat(verification.broken(contract.file())).isEmpty();
      assertThat(verification.tried())
          .containsExactlyInAnyOrderElementsOf(
              Contract.CLAUSES.stream().map(Clause::name).toList());
    }
  }

  /// A verification that cannot fail would prove nothing.
  @Test
  void theSandboxBreaksTheContractWhenItWritesLongIntegersAsNumbers(@TempDir Path dir)
      throws Exception {
    try (Stage stage = new Stage(dir)) {
      stage.behave("int64", "number");
      assertThat(new Verification(stage).broken(contract.file()))
          .anyMatch(broken -> broken.startsWith("the own offers: $.items[0].priceCents: "))
          .anyMatch(broken -> broken.startsWith("the own sales: $.Trades[0].FinalizationTime: "))
          .noneMatch(broken -> broken.startsWith("the balance: "));
    }
  }
}
