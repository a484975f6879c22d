package io.floatwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.auth.Authorization;
import io.floatwise.dmarket.auth.RequestAuthorizer;
import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.dmarket.http.CallOptions;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.RateGroup;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Measures the client and writes docs/measurements/client.md.
@Tag("long")
class ClientSpeedTest {

  private static final Path REPORT = Repository.root().resolve("docs/measurements/client.md");
  private static final int CALLERS = 32;
  private static final int CALLS = 4000;
  private static final int ROUNDS = 7;

  /// Pages a second and bytes a page.
  private record Pages(double perSecond, double bytes) {}

  @Test
  void readsPagesAndSignsRequestsFastEnough() throws Exception {
    Map<String, Pages> pages = pages();
    Pages bare = pages.getOrDefault("bare", new Pages(0, 0));
    Pages client = pages.getOrDefault("client", new Pages(0, 0));
    Rates rates = rates();
    double share = client.perSecond() / bare.perSecond();
    Files.writeString(REPORT, report(bare, client, rates));
    System.out.printf("client at %.0f %% of the bare parser; %s%n", share * 100, rates);
    assertThat(share).isGreaterThanOrEqualTo(0.7);
  }

  /// JMH's results are raw types.
  @SuppressWarnings("rawtypes")
  private static Map<String, Pages> pages() throws Exception {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(PageBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    return results.stream()
        .collect(
            Collectors.toMap(
                result -> result.getPrimaryResult().getLabel(),
                result ->
                    new Pages(
                        result.getPrimaryResult().getScore(),
                        result.getSecondaryResults().entrySet().stream()
                            .filter(e -> e.getKey().endsWith("gc.alloc.rate.norm"))
                            .mapToDouble(e -> e.getValue().getScore())
                            .findFirst()
                            .orElseThrow())));
  }

  /// Requests a second, medians of rounds that take turns.
  private record Rates(double signed, double unsigned) {}

  private static Rates rates() throws Exception {
    try (RawSandbox sandbox = new RawSandbox()) {
      sandbox.behave("signature", "key-only");
      RequestAuthorizer signer = new RequestSigner(sandbox.key());
      Map<String, String> keyOnly = Map.of("X-Api-Key", sandbox.key().publicHex());
      RequestAuthorizer none = (_, _) -> new Authorization.Granted(keyOnly);
      List<Double> signed = new ArrayList<>();
      List<Double> unsigned = new ArrayList<>();
      load(sandbox, signer);
      load(sandbox, none);
      for (int round = 0; round < ROUNDS; round++) {
        signed.add(load(sandbox, signer));
        unsigned.add(load(sandbox, none));
      }
      return new Rates(median(signed), median(unsigned));
    }
  }

  private static double load(RawSandbox sandbox, RequestAuthorizer authorizer) throws Exception {
    Map<RateGroup, Integer> ample =
        Arrays.stream(RateGroup.values())
            .collect(Collectors.toMap(Function.identity(), _ -> 20_000));
    DMarketConfig config =
        DMarketConfig.DEFAULT
            .withBaseUrl(sandbox.baseUrl().toString())
            .withCache(CachePolicy.OFF)
            .withCallsPerSecond(ample);
    try (DMarket open = DMarket.open(config, authorizer);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      DMarket dmarket = open.with(CallOptions.USUAL.asFresh());
      long start = System.nanoTime();
      var running = new ArrayList<Future<?>>();
      for (int caller = 0; caller < CALLERS; caller++) {
        running.add(
            callers.submit(() -> {
              for (int i = 0; i < CALLS / CALLERS; i++) {
                assertThat(dmarket.balance()).isInstanceOf(Reply.Ok.class);
              }
            }));
      }
      for (var one : running) {
        one.get();
      }
      return CALLS / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String report(Pages bare, Pages client, Rates rates)
      throws IOException, InterruptedException {
    return """
    # The speed of the client

    Written by `./mvnw verify -Plong` (`ClientSpeedTest`); do not edit. Numbers depend on the machine; the shares do not
    much.

    - Commit: %s
    - Date: %s
    - Machine: %d cores, %s %s, Java %s

    | Reading a page of 100 offers (JMH, 2 forks of 6 seconds) | Pages a second | Share | Bytes allocated for an offer |
    |---|--:|--:|--:|
    | bare parser (Jackson, to a tree, with the same strictness) | %.0f | 100 %% | %.0f |
    | client (to typed rows) | %.0f | %.0f %% | %.0f |

    %d callers at a sandbox on the same machine that does not check, median of %d rounds of %d calls:

    | Requests | A second | Share |
    |---|--:|--:|
    | without a signature | %.0f | 100 %% |
    | signed | %.0f | %.0f %% |
    """
        .formatted(
            commit(),
            Instant.now().toString().substring(0, 16),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version().feature(),
            bare.perSecond(),
            bare.bytes() / 100,
            client.perSecond(),
            100 * client.perSecond() / bare.perSecond(),
            client.bytes() / 100,
            CALLERS,
            ROUNDS,
            CALLS,
            rates.unsigned(),
            rates.signed(),
            100 * rates.signed() / rates.unsigned());
  }

  static String commit() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD")
            .directory(Repository.root().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.waitFor() == 0 ? text : "unknown";
  }
}
