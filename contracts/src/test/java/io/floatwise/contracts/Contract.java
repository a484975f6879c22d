package io.floatwise.contracts;

import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.drift.Difference;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.RetryPolicy;
import io.floatwise.dmarket.metrics.ClientMetrics;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The contract as the client wrote it: every clause was tried with the real client against Pact's
/// stand-in for the venue, and stands in the file if the client kept it.
///
/// @param file of version 4 of the Pact specification
/// @param clauses how many were tried
/// @param broken those that the client did not keep, and why
/// @param called operations that the client sent
/// @param drift how the answers of the contract differ from those the client was written for
record Contract(
    Path file, int clauses, List<String> broken, Set<Operation> called, List<Difference> drift) {

  static final List<Clause> CLAUSES =
      Stream.of(
              AccountClauses.ALL,
              MarketClauses.ALL,
              TradeClauses.ALL,
              TransferClauses.ALL,
              RefusalClauses.ALL)
          .flatMap(List::stream)
          .toList();

  /// Seed 00..1f; it opens no account.
  static final ApiKey STRANGER =
      ApiKey.of(
          "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8",
          "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

  private static final RetryPolicy ONCE =
      new RetryPolicy(
          1,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          0);

  /// Tries every clause.
  ///
  /// @param folder for the file; empty, so that nothing of an earlier run gets into the contract
  static Contract write(Path folder) {
    if (!Boolean.getBoolean("pact_do_not_track")) {
      throw new IllegalStateException("run with -Dpact_do_not_track=true: nothing may leave here");
    }
    Path file = folder.resolve(Clause.CONSUMER + "-" + Clause.PROVIDER + ".json");
    List<String> broken = new ArrayList<>();
    Set<Operation> called = EnumSet.noneOf(Operation.class);
    List<Difference> drift = new ArrayList<>();
    for (Clause clause : CLAUSES) {
      PactVerificationResult result = keep(clause, folder);
      if (result instanceof PactVerificationResult.Ok ok
          && ok.getResult() instanceof ClientMetrics seen) {
        called.addAll(seen.operations().keySet());
        drift.addAll(seen.drift());
      } else {
        broken.add(clause.name() + ": " + said(result));
      }
    }
    return new Contract(file, CLAUSES.size(), broken, called, drift);
  }

  /// Leaves a copy in the build folder, for people.
  void publish() throws IOException {
    Path folder = Files.createDirectories(Repository.module().resolve("target/pacts"));
    Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
  }

  private static PactVerificationResult keep(Clause clause, Path folder) {
    return ConsumerPactRunnerKt.runConsumerTest(
        clause.pact(),
        MockProviderConfig.createDefault("127.0.0.1", PactSpecVersion.V4),
        (venue, context) -> {
          context.setPactFolder(folder.toString());
          try (DMarket dmarket = open(venue.getUrl(), STRANGER)) {
            clause.call(dmarket);
            return dmarket.metrics();
          }
        });
  }

  private static String said(PactVerificationResult result) {
    return result instanceof PactVerificationResult.Error error
        ? error.getError() + " " + error.getMockServerState().getDescription()
        : result.getDescription();
  }

  /// The real client, which asks once and keeps nothing.
  static DMarket open(String url, ApiKey key) {
    return DMarket.open(
        DMarketConfig.DEFAULT.withBaseUrl(url).withCache(CachePolicy.OFF).withRetry(ONCE), key);
  }
}
