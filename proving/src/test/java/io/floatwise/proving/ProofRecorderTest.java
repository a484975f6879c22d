package io.floatwise.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.floatwise.proving.ProofResult.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ProofRecorderTest {
  @TempDir Path folder;

  @Test
  @Proves(
      value = "M.3",
      breaks = {ProofRecorder.class, ProofResult.class})
  void writesDownHowEveryProofEnded() throws IOException {
    assertThat(verdicts(Methods.class))
        .isEqualTo(
            Map.of(
                "fixture.11 passes", Verdict.PASSED,
                "fixture.12 passes", Verdict.PASSED,
                "fixture.13 fails", Verdict.FAILED,
                "fixture.14 isDisabled", Verdict.SKIPPED,
                "fixture.15 lacksSomething", Verdict.SKIPPED,
                "fixture.16 failsOnce", Verdict.FAILED));
  }

  @Test
  @Proves(value = "M.3", breaks = ProofRecorder.class)
  void aClassThatCannotStartFailsItsProofs() throws IOException {
    assertThat(verdicts(CannotStart.class))
        .isEqualTo(Map.of("fixture.21 neverRuns", Verdict.FAILED));
  }

  @Test
  void aProofOfAClassHoldsForInheritedTests() throws IOException {
    assertThat(verdicts(Implementation.class))
        .isEqualTo(
            Map.of("fixture.31 contract", Verdict.PASSED, "fixture.32 contract", Verdict.PASSED));
  }

  @Test
  void givesTheReasonOfASkip() throws IOException {
    assertThat(results(Methods.class))
        .filteredOn(result -> result.id().equals("fixture.15"))
        .extracting(ProofResult::reason)
        .containsExactly("needs a second sun");
  }

  @Test
  void readsBackWhatItWrote() {
    ProofResult written =
        new ProofResult(
            "P4.1.2",
            "a.B#c",
            List.of("x.Y", "x.Z"),
            Proves.Form.LONG,
            Verdict.SKIPPED,
            "needs a\nbrowser");

    assertThat(written.line()).isEqualTo("P4.1.2\ta.B#c\tx.Y,x.Z\tLONG\tSKIPPED\tneeds a browser");
    assertThat(ProofResult.parse(written.line())).isEqualTo(written);
  }

  private Map<String, Verdict> verdicts(Class<?> tests) throws IOException {
    Map<String, Verdict> verdicts = new TreeMap<>();
    results(tests)
        .forEach(r -> verdicts.put(r.id() + " " + r.test().replaceFirst(".*#", ""), r.verdict()));
    return verdicts;
  }

  private List<ProofResult> results(Class<?> tests) throws IOException {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    LauncherConfig alone =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    LauncherFactory.create(alone).execute(request, ProofRecorder.into(folder));
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readAllLines(files.findFirst().orElseThrow()).stream()
          .map(ProofResult::parse)
          .toList();
    }
  }

  static class Methods {
    @Test
    @Proves(value = "fixture.11", breaks = Proves.class)
    @Proves(value = "fixture.12", breaks = Proves.class)
    void passes() {}

    @Test
    @Proves(value = "fixture.13", breaks = Proves.class)
    void fails() {
      assertThat(1).as("on purpose").isEqualTo(2);
    }

    @Test
    @Disabled("on purpose")
    @Proves(value = "fixture.14", breaks = Proves.class)
    void isDisabled() {}

    @Test
    @Proves(value = "fixture.15", breaks = Proves.class)
    void lacksSomething() {
      Needs.that(false, "a second sun");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Proves(value = "fixture.16", breaks = Proves.class)
    void failsOnce(int n) {
      assertThat(n).isNotEqualTo(2);
    }

    @Test
    void provesNothing() {}
  }

  static class CannotStart {
    @BeforeAll
    static void start() {
      assertThat(1).as("on purpose").isEqualTo(2);
    }

    @Test
    @Proves(value = "fixture.21", breaks = Proves.class)
    void neverRuns() {}
  }

  @Proves(value = "fixture.31", breaks = Proves.class)
  abstract static class Contract {
    @Test
    @Proves(value = "fixture.32", breaks = Proves.class)
    void contract() {}
  }

  static class Implementation extends Contract {}
}
