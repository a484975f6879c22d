package io.floatwise.bench;

import io.floatwise.dmarket.wire.Json;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.Page;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A page of 100 offers as the sandbox writes it, read by the client and by the bare parser, which
/// is set to refuse the same things (duplicate names, trailing bytes, inexact numbers).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class PageBenchmark {

  private final JsonMapper bare =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  byte[] page = {};

  @Setup
  public void readPage() throws Exception {
    try (RawSandbox sandbox = new RawSandbox()) {
      page = sandbox.get("/marketplace-api/v2/offers?gameId=a8db&limit=100");
    }
    int rows = client().rows().size();
    if (rows != 100) {
      throw new IllegalStateException("expected 100 offers, found " + rows);
    }
  }

  @Benchmark
  public JsonNode bare() {
    return bare.readTree(page);
  }

  @Benchmark
  public Page<OfferRow> client() {
    return Page.read(Json.parse(page), "items", "cursor", OfferRow::read);
  }
}
