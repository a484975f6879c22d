package io.floatwise.proofs.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proofs.DeclaredProof;
import io.floatwise.proofs.DeclaredProofs;
import io.floatwise.proofs.mutation.Examination.Effort;
import io.floatwise.proofs.mutation.Finding.Verdict;
import io.floatwise.proving.Proves.Form;
import io.floatwise.proving.Repository;
import io.floatwise.proving.mutation.TestJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every proof fails when what it guards is broken. The very last, because it takes by far the
/// longest and an incomplete table of proofs should be known before.
@Tag("long")
@Order(Integer.MAX_VALUE)
class MutationTest {
  private static final Path REPORT = Repository.root().resolve("docs/measurements/mutation.md");
  private static final int AT_ONCE = 2;

  /// A regular expression that finds something in the name of a test, to try a few proofs; nothing
  /// is written down then.
  private static final String ONLY = "mutation.only";

  @Test
  void everyProofNoticesWhenWhatItGuardsIsBroken() throws Exception {
    Pattern only = Pattern.compile(System.getProperty(ONLY, ""));
    List<DeclaredProof> proofs =
        withoutDoubles(DeclaredProofs.find()).stream()
            .filter(proof -> only.matcher(proof.test()).find())
            .toList();
    Instant start = Instant.now();
    String commit = MutationReport.commitHere();

    List<Finding> findings = new ArrayList<>(examine(proofs));
    findings.addAll(byFault(proofs));

    MutationReport report =
        new MutationReport(
            findings,
            commit,
            MutationReport.machineHere(),
            start,
            Duration.between(start, Instant.now()));
    if (only.pattern().isEmpty()) {
      Files.createDirectories(REPORT.getParent());
      Files.writeString(REPORT, report.page());
    }
    System.out.printf(
        "Mutation: %d guarded classes in %d min%n", findings.size(), report.took().toMinutes());
    assertThat(findings).isNotEmpty();
    assertThat(report.bad()).as("not proved, see %s", REPORT).isEmpty();
  }

  /// Without the long forms that have a quick one of the same code: what that notices, they notice.
  private static List<DeclaredProof> withoutDoubles(List<DeclaredProof> proofs) {
    return proofs.stream()
        .filter(proof ->
            proof.form() == Form.QUICK
                || proofs.stream()
                    .noneMatch(quick ->
                        quick.form() == Form.QUICK
                            && quick.id().equals(proof.id())
                            && quick.testClass().equals(proof.testClass())
                            && quick.breaks().equals(proof.breaks())))
        .toList();
  }

  private static List<Finding> examine(List<DeclaredProof> proofs) throws Exception {
    List<Path> folders =
        DeclaredProofs.modules().stream().map(m -> m.resolve("target/classes")).toList();
    List<GuardingTest> tests = tests(proofs);
    try (ProofProcess processes = new ProofProcess(Files.createTempDirectory("fw"));
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
      Examination examination = new Examination(processes, folders, Effort.USUAL);
      AtomicInteger done = new AtomicInteger();
      List<Future<List<Finding>>> running =
          tests.stream()
              .map(test ->
                  pool.submit(() -> {
                    List<Finding> found = examination.of(test);
                    System.out.printf(
                        "mutation %d/%d %s%n",
                        done.incrementAndGet(), tests.size(), progress(found));
                    return found;
                  }))
              .toList();
      List<Finding> findings = new ArrayList<>();
      for (Future<List<Finding>> one : running) {
        findings.addAll(one.get());
      }
      return findings;
    }
  }

  private static String progress(List<Finding> found) {
    Finding first = found.getFirst();
    return String.join(", ", first.ids())
        + " "
        + first.test()
        + found.stream()
            .map(f ->
                "%n    %s %s: %d of %d noticed, %d s %s"
                    .formatted(
                        f.verdict(),
                        f.guard(),
                        f.noticed(),
                        f.tried(),
                        f.took().toSeconds(),
                        f.reason()))
            .collect(Collectors.joining());
  }

  /// The proofs of one test method go together: what two of them guard is broken only once.
  private static List<GuardingTest> tests(List<DeclaredProof> proofs) throws IOException {
    Map<String, List<DeclaredProof>> byTest =
        proofs.stream()
            .filter(proof -> !proof.breaks().isEmpty())
            .collect(
                Collectors.groupingBy(
                    DeclaredProof::test, LinkedHashMap::new, Collectors.toList()));
    List<GuardingTest> tests = new ArrayList<>();
    for (Collection<DeclaredProof> of : byTest.values()) {
      Map<Guard, List<String>> guarded = new LinkedHashMap<>();
      for (DeclaredProof proof : of) {
        for (String guard : proof.breaks()) {
          guarded
              .computeIfAbsent(new Guard(guard, proof.breaksMethods()), _ -> new ArrayList<>())
              .add(proof.id());
        }
      }
      DeclaredProof proof = of.iterator().next();
      Path record = Repository.root().resolve(proof.module()).resolve(TestJvm.FILE);
      assertThat(record).as("run all tests of %s before this one", proof.module()).exists();
      tests.add(
          new GuardingTest(
              TestJvm.read(record),
              proof.testClass(),
              proof.method(),
              guarded,
              of.stream().anyMatch(p -> p.form() == Form.LONG)));
    }
    return tests;
  }

  private static List<Finding> byFault(List<DeclaredProof> proofs) {
    return proofs.stream()
        .filter(proof -> proof.breaks().isEmpty())
        .map(proof ->
            new Finding(
                List.of(proof.id()),
                proof.test(),
                proof.fault(),
                Verdict.BY_FAULT,
                "",
                0,
                0,
                0,
                0,
                List.of(),
                Duration.ZERO))
        .toList();
  }
}
