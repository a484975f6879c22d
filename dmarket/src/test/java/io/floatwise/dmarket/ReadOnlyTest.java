package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.risk.ApprovedForTests;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.dmarket.auth.Authorization;
import io.floatwise.dmarket.auth.ReadOnlySigner;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.ProtocolTime;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.proving.Proves;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No write leaves a process that may not spend: the gate in the transport. That a mode holds no
/// other signer is proved where modes are.
class ReadOnlyTest {

  @Test
  void withholdsEveryIntentWithoutOpeningAConnection() throws Exception {
    try (ServerSocket listener = new ServerSocket(0);
        DMarket dmarket = readOnly(listener.getLocalPort())) {
      DMarketVenue venue = dmarket.venue();
      for (Intent intent : Samples.INTENTS) {
        assertThat(venue.execute(ApprovedForTests.of(intent))).isEqualTo(new Outcome.Withheld());
      }
      assertNobodyConnects(listener);
    }
  }

  /// The sandbox counts what arrives; the list of what may is made from what the operations say of
  /// themselves.
  @Test
  @Proves(
      value = "P5.2.3.1",
      breaks = {ReadOnlySigner.class, Operation.class},
      breaksMethods = {"authorize", "isRead"})
  void ofEveryOperationOnlyTheReadsArriveAtTheVenue(@TempDir Path dir) throws Exception {
    Set<String> reads = new TreeSet<>();
    try (SandboxVenue venue = SandboxVenue.start(dir);
        DMarket dmarket = DMarket.openReadOnly(venue.config(), venue.key)) {
      for (Operation operation : Operation.values()) {
        Reply<?> reply = EveryOperation.call(dmarket, operation, EveryOperation.Things.NONE);
        boolean denied =
            reply instanceof Reply.Failed<?>(Fault fault) && fault.code().equals("ReadOnly");
        assertThat(denied).as("%s is denied", operation).isEqualTo(!operation.isRead());
        if (operation.isRead()) {
          reads.add(operation.method() + " " + operation.path());
        }
      }
      for (Intent intent : Samples.INTENTS) {
        assertThat(dmarket.venue().execute(ApprovedForTests.of(intent)))
            .isEqualTo(new Outcome.Withheld());
      }
      assertThat(venue.arrived())
          .isNotEmpty()
          .allSatisfy(call -> assertThat(reads).anyMatch(read -> isOf(call, read)));
      assertThat(reads)
          .allSatisfy(read -> assertThat(venue.arrived()).anyMatch(c -> isOf(c, read)));
      assertThat(venue.writes()).isZero();
    }
  }

  /// A path that ends in a slash continues with parameters.
  private static boolean isOf(String call, String read) {
    return read.endsWith("/") ? call.startsWith(read) : call.equals(read);
  }

  @Test
  void deniesEveryWriteOfTheClient() throws Exception {
    try (ServerSocket listener = new ServerSocket(0);
        DMarket dmarket = readOnly(listener.getLocalPort())) {
      List<Reply<?>> replies =
          List.of(
              dmarket.buyOffers(List.of()),
              dmarket.createOffers(List.of()),
              dmarket.updateOffers(List.of()),
              dmarket.deleteOffers(List.of()),
              dmarket.createTargets(Game.RUST, List.of()),
              dmarket.deleteTargets(List.of()));
      assertThat(replies)
          .allSatisfy(reply -> {
            Fault fault = ((Reply.Failed<?>) reply).fault();
            assertThat(fault.code()).isEqualTo("ReadOnly");
            assertThat(fault.definite()).isTrue();
          });
      assertNobodyConnects(listener);
    }
  }

  @Test
  void readsAreTheGetsAndTheAggregatedPricesAndNothingElse() {
    ReadOnlySigner signer = new ReadOnlySigner(new RequestSigner(StubVenue.KEY));
    Set<Operation> granted = EnumSet.noneOf(Operation.class);
    Set<Operation> gets = EnumSet.of(Operation.AGGREGATED_PRICES);
    for (Operation operation : Operation.values()) {
      ApiRequest request = ApiRequest.withBody(operation, "");
      if (signer.authorize(request, Instant.EPOCH) instanceof Authorization.Granted) {
        granted.add(operation);
      }
      if (operation.method().equals("GET")) {
        gets.add(operation);
      }
    }
    assertThat(granted).isEqualTo(gets).hasSize(16);
    assertThat(Operation.AGGREGATED_PRICES.path())
        .isEqualTo("/marketplace-api/v1/aggregated-prices");
  }

  private static DMarket readOnly(int port) {
    return DMarket.open(
        DMarketConfig.DEFAULT.withBaseUrl("http://127.0.0.1:" + port),
        new ReadOnlySigner(new RequestSigner(StubVenue.KEY)),
        ProtocolTime.system(),
        new Random(1));
  }

  private static void assertNobodyConnects(ServerSocket listener) throws Exception {
    listener.setSoTimeout(50);
    try (var _ = listener.accept()) {
      throw new AssertionError("a connection was opened");
    } catch (SocketTimeoutException expected) {
      assertThat(expected).hasMessageContaining("timed out");
    }
  }
}
