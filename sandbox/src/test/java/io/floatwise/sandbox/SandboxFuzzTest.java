package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.Mutator.Mutant;
import io.floatwise.sandbox.WireRequest.Part;
import io.floatwise.sandbox.http.Gate;
import io.floatwise.sandbox.http.Listener;
import io.floatwise.sandbox.wire.Bodies;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.testkit.openapi.OpenApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mutated requests into a running sandbox.
class SandboxFuzzTest extends SandboxTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final long SEED = 20_261_128;
  private static final int QUICK = 8_000;
  private static final int LONG = 1_000_000;
  private static final int THREADS = 4;

  /// What only a program that fell over says.
  private static final Pattern INSIDE =
      Pattern.compile(
          "io\\.(floatwise|helidon)|tools\\.jackson|java\\.(lang|util)|Exception|\tat ");

  private final OpenApi official = OpenApi.official();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
  private Thread.UncaughtExceptionHandler before;

  @BeforeEach
  void watchThreads() {
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((_, e) -> uncaught.add(e));
  }

  @AfterEach
  void leaveThreads() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  /// How a request is sent.
  private enum Seal {
    /// Signed after it was mutated, so that it reaches its operation.
    SIGNED,
    /// Signed, and then touched.
    TAMPERED,
    /// Without a signature.
    UNSIGNED
  }

  @Test
  @Proves(
      value = "P5.3.2.1",
      breaks = {Bodies.class, Query.class, Listener.class})
  @Proves(value = "P5.2.1.9", breaks = Gate.class)
  void noMutatedRequestBreaksTheSandbox() throws Exception {
    fuzz(QUICK);
  }

  @Test
  @Tag("long")
  @Proves(
      value = "P5.3.2.1",
      breaks = {Bodies.class, Query.class, Listener.class},
      form = Proves.Form.LONG)
  void noneOfAMillionMutatedRequestsBreaksTheSandbox() throws Exception {
    fuzz(LONG);
  }

  private void fuzz(int count) throws Exception {
    HostileTexts hostile = HostileTexts.read();
    Stock stock = Stock.of(server, caller, "a8db");
    List<PlainCall> seeds =
        Stream.concat(stock.documented().stream(), stock.undocumented().stream()).toList();
    assertThat(seeds).hasSize(26);
    caller.admin("DELETE", "/sandbox/calls", "");
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        long seed = SEED + i;
        tasks.add(() -> fuzz(seeds, hostile, seed, count / THREADS));
      }
      for (Future<Integer> task : threads.invokeAll(tasks)) {
        assertThat(task.get()).isEqualTo(count / THREADS);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "sandbox fuzz: seed %d, %d requests, %.0f requests/s, %s%n",
        SEED, count, count / seconds, new TreeMap<>(answers));
    assertSound();
  }

  /// What has to hold of a sandbox after all that.
  private void assertSound() throws IOException {
    assertThat(uncaught).isEmpty();
    JsonNode operations = caller.admin("GET", "/sandbox/calls", "").json().path("operations");
    assertThat(operations.propertyNames()).hasSize(27);
    operations.forEachEntry((operation, statuses) ->
        assertThat(statuses.propertyNames())
            .as(operation)
            .isSubsetOf("200", "400", "401", "404", "410", "413"));
    assertThat(caller.get("/account/v1/balance").status()).isEqualTo(200);
    Books books = Books.of(caller);
    books.assertConserved();
    String state = state();
    restart();
    assertThat(Books.of(caller)).isEqualTo(books);
    assertThat(state()).isEqualTo(state);
  }

  private String state() {
    return caller.admin("GET", "/sandbox/info", "").json().path("stateHash").asString();
  }

  private int fuzz(List<PlainCall> seeds, HostileTexts hostile, long seed, int count)
      throws IOException {
    Random random = new Random(seed);
    Mutator mutator = new Mutator(random, hostile);
    Signer signer = new Signer(server.secretKey());
    try (RawConnection connection = new RawConnection(server.baseUrl())) {
      for (int i = 0; i < count; i++) {
        Mutant mutant = mutator.mutate(seeds.get(random.nextInt(seeds.size())));
        int kind = random.nextInt(10);
        Seal seal = kind < 7 ? Seal.SIGNED : kind < 9 ? Seal.TAMPERED : Seal.UNSIGNED;
        byte[] request = request(mutant, seal, signer, random).bytes();
        String what = "seed %d, request %d, %s".formatted(seed, i, seal);
        RawConnection.Answer answer = send(connection, request, what);
        answers.merge(seal + " " + answer.status(), 1, Integer::sum);
        judge(mutant, seal, answer, what, request);
      }
    }
    return count;
  }

  private static RawConnection.Answer send(RawConnection connection, byte[] request, String what)
      throws IOException {
    try {
      return connection.send(request);
    } catch (IOException e) {
      throw new AssertionError(what + ": no answer to " + shown(request), e);
    }
  }

  private WireRequest request(Mutant mutant, Seal seal, Signer signer, Random random) {
    WireRequest signed =
        WireRequest.signed(
                server.publicKey(),
                signer,
                mutant.method(),
                mutant.targetBytes(),
                mutant.bodyBytes(),
                Instant.now().getEpochSecond())
            .withHeaders(mutant.headers());
    return switch (seal) {
      case SIGNED -> signed;
      case TAMPERED -> {
        List<Part> parts = List.of(Part.SIGN, Part.DATE, Part.KEY, Part.BODY);
        Part part = parts.get(random.nextInt(mutant.body().isEmpty() ? 3 : 4));
        // The lowest bit never turns a letter into its other case.
        yield signed.flipped(part, 8 * random.nextInt(signed.part(part).length));
      }
      case UNSIGNED -> signed.without(List.of(Part.SIGN, Part.DATE, Part.KEY));
    };
  }

  private void judge(
      Mutant mutant, Seal seal, RawConnection.Answer answer, String what, byte[] request) {
    String said = "%s: %s to %s".formatted(what, answer, shown(request));
    if (answer.equals(RawConnection.Answer.NONE)) {
      // A line break in the target leaves a first line of no protocol, with which nobody talks.
      assertThat(mutant.target()).as(said).containsPattern("[\r\n]");
      return;
    }
    Set<Integer> fine =
        seal == Seal.SIGNED
            ? Set.of(200, 400, 401, 404, 410, 413, 414)
            : Set.of(400, 401, 413, 414);
    assertThat(answer.status()).as(said).isIn(fine);
    if (mutant.method().equals("HEAD")) {
      return;
    }
    assertThat(INSIDE.matcher(answer.body()).find()).as(said).isFalse();
    assertThat(answer.head()).as(said).contains("content-type: application/json");
    JsonNode json = json(answer.body(), said);
    if (answer.status() == 200) {
      assertThat(official.validateReply(mutant.method(), described(mutant), 200, json))
          .as(said)
          .isEmpty();
    } else {
      assertThat(OpenApi.isError(json)).as(said).isTrue();
    }
  }

  /// The path as the description has it. A title may hold slashes, which the sandbox, who reads the
  /// decoded path, takes unescaped as well.
  private static String described(Mutant mutant) {
    return mutant
        .target()
        .split("[?#]", 2)[0]
        .replaceAll("(?i)%3A", ":")
        .replaceAll("(/targets-by-title/[^/]+)/.*", "$1/title");
  }

  private static JsonNode json(String body, String said) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new AssertionError(said, e);
    }
  }

  private static String shown(byte[] request) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    return text.substring(0, Math.min(2_000, text.length()));
  }
}
