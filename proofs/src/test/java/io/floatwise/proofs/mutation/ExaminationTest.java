package io.floatwise.proofs.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proofs.mutation.Examination.Effort;
import io.floatwise.proofs.mutation.Finding.Verdict;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import io.floatwise.proving.mutation.TestJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The proofs below are good and bad on purpose. Each is run as in the long profile.
class ExaminationTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Effort SMALL =
      new Effort(1, 2, MINUTE, 4, Duration.ofSeconds(10), MINUTE, MINUTE);
  private static final Effort HASTY =
      new Effort(1, 2, MINUTE, 1, Duration.ofSeconds(1), MINUTE, MINUTE);

  private static ProofProcess processes;
  private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    folder = Files.createTempDirectory("fw");
    processes = new ProofProcess(folder);
  }

  @AfterAll
  static void stop() {
    processes.close();
    assertThat(folder).doesNotExist();
  }

  @Test
  void aProofThatLooksNoticesEveryChange() throws IOException {
    Finding finding = examine("looksAtTheFee", new Guard(Fee.class.getName(), List.of("of")));

    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.noticed()).isEqualTo(1);
    assertThat(finding.late()).isZero();
    assertThat(finding.candidates()).isEqualTo(finding.executed()).isGreaterThan(1);
    assertThat(finding.ids()).containsExactly("fixture.1");
  }

  @Test
  void aProofThatAssertsNothingIsNone() throws IOException {
    Finding finding = examine("looksAtNothing", new Guard(Fee.class.getName(), List.of()));

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_PROVED);
    assertThat(finding.survivors())
        .hasSize(2)
        .allMatch(mutant -> mutant.startsWith(Fee.class.getName() + "#of:"));
    assertThat(finding.reason()).isEqualTo("none of 2 changes was noticed");
  }

  @Test
  void aProofThatDoesNotRunWhatItGuardsIsNone() throws IOException {
    List<Finding> findings =
        examineAll(
            SMALL,
            "looksAtTheFee",
            new Guard(Till.class.getName(), List.of()),
            new Guard(Fee.class.getName(), List.of("free")),
            new Guard("io.floatwise.Nowhere", List.of()));

    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.NOT_PROVED);
    assertThat(findings)
        .extracting(Finding::reason)
        .containsExactly(
            "the proof runs no line of it",
            "the proof runs none of its methods free",
            "not compiled from src/main");
  }

  @Test
  void refusesAMethodThatIsNotThere() throws IOException {
    assertThat(examine("looksAtTheFee", new Guard(Fee.class.getName(), List.of("off"))).reason())
        .isEqualTo("no such method: off");
  }

  @Test
  void aChangeThatNeverEndsIsNoticed() throws IOException {
    Finding finding =
        examineAll(HASTY, "emptiesTheTill", new Guard(Till.class.getName(), List.of("empty")))
            .getFirst();

    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.late()).isEqualTo(1);
  }

  @Test
  void whatFailsUnbrokenSaysNothing() throws IOException {
    Finding finding = examine("fails", new Guard(Fee.class.getName(), List.of()));

    assertThat(finding.verdict()).isEqualTo(Verdict.VOID);
    assertThat(finding.reason()).startsWith("with nothing broken: ").contains("on purpose");
    assertThat(new MutationReport(List.of(finding), "c", "m", Instant.EPOCH, Duration.ZERO).bad())
        .hasSize(1);
  }

  @Test
  void whatDiesUnbrokenSaysNothing() throws IOException {
    Finding finding = examine("notThere", new Guard(Fee.class.getName(), List.of()));

    assertThat(finding.verdict()).isEqualTo(Verdict.VOID);
    assertThat(finding.reason()).contains("ended without an answer");
  }

  @Test
  void whatThisMachineLacksIsSkipped() throws IOException {
    Finding finding = examine("lacksSomething", new Guard(Fee.class.getName(), List.of()));

    assertThat(finding.verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(finding.reason()).isEqualTo("needs a second sun");
    assertThat(finding.isBad()).isFalse();
  }

  @Test
  void breaksTheProgramsThatAProofStarts() throws IOException {
    Finding finding = examine("startsAProgram", new Guard(Fee.class.getName(), List.of("twice")));

    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
  }

  /// To watch a class means to write it anew, and its members must not be loaded for that.
  @Test
  void watchesAnInterfaceThatHoldsWhatImplementsIt() throws IOException {
    Finding finding = examine("tellsCoinsApart", new Guard(Coin.class.getName(), List.of("of")));

    assertThat(finding.reason()).isEmpty();
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
  }

  private static Finding examine(String method, Guard guard) throws IOException {
    return examineAll(SMALL, method, guard).getFirst();
  }

  private static List<Finding> examineAll(Effort effort, String method, Guard... guards)
      throws IOException {
    Map<Guard, List<String>> guarded = new LinkedHashMap<>();
    Stream.of(guards).forEach(guard -> guarded.put(guard, List.of("fixture.1")));
    GuardingTest test =
        new GuardingTest(TestJvm.current(), Proofs.class.getName(), method, guarded, false);
    return new Examination(
            processes, List.of(Repository.module().resolve("target/test-classes")), effort)
        .of(test.quick());
  }

  static final class Fee {
    private Fee() {}

    static int of(int price) {
      int fee = price / 20;
      return fee < 1 ? 1 : fee;
    }

    static int twice(int price) {
      return 2 * price;
    }

    static boolean free(int price) {
      return price == 0;
    }

    public static void main(String[] prices) {
      System.out.println(twice(Integer.parseInt(prices[0])));
    }
  }

  static final class Till {
    private final List<String> coins = new ArrayList<>(List.of("a", "b"));

    void empty() {
      while (!coins.isEmpty()) {
        coins.clear();
      }
    }
  }

  sealed interface Coin {
    record Penny() implements Coin {}

    record Pound() implements Coin {}

    static Coin of(int pence) {
      return pence < 100 ? new Penny() : new Pound();
    }
  }

  static class Proofs {
    @Test
    @Proves(value = "fixture.47", breaks = Coin.class)
    void tellsCoinsApart() {
      assertThat(Coin.of(100)).isInstanceOf(Coin.Pound.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 400})
    @Proves(value = "fixture.41", breaks = Proves.class)
    void looksAtTheFee(int price) {
      assertThat(Fee.of(price)).isEqualTo(Math.max(1, price / 20));
    }

    @Test
    @Proves(value = "fixture.42", breaks = Proves.class)
    void looksAtNothing() {
      Fee.of(400);
    }

    @Test
    @Proves(value = "fixture.43", breaks = Proves.class)
    void emptiesTheTill() {
      new Till().empty();
    }

    @Test
    @Proves(value = "fixture.44", breaks = Proves.class)
    void fails() {
      assertThat(1).as("on purpose").isEqualTo(2);
    }

    @Test
    @Proves(value = "fixture.45", breaks = Proves.class)
    void lacksSomething() {
      Needs.that(false, "a second sun");
    }

    @Test
    @Proves(value = "fixture.46", breaks = Proves.class)
    void startsAProgram() throws Exception {
      Process program =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Fee.class.getName(),
                  "400")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(new String(program.getInputStream().readAllBytes(), UTF_8).strip())
          .isEqualTo("800");
    }
  }
}
