package io.floatwise.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Needs;
import io.floatwise.proving.ProofResult;
import io.floatwise.proving.ProofResult.Verdict;
import io.floatwise.proving.Proves.Form;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The table of proofs is complete, current and true. Runs when all tests with a proof have run.
@Order(Integer.MAX_VALUE - 1)
class ProofTableTest {
  private static final String REWRITE =
      "./mvnw -q test -pl proofs -am -Dtest=ProofTableTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dproofs.write";

  private final List<DeclaredProof> declared = DeclaredProofs.find();

  @Test
  void thereAreProofs() {
    assertThat(ProofTable.REQUIREMENTS).hasSize(184).doesNotHaveDuplicates();
    assertThat(declared).isNotEmpty();
  }

  @Test
  void everyProofNamesAKnownRequirement() {
    assertThat(declared.stream().filter(proof -> !ProofTable.isKnown(proof.id())))
        .as("not in requirement-ids.txt or further-ids.txt of the module proofs")
        .isEmpty();
  }

  @Test
  void everyProofSaysWhatBreaksIt() {
    assertThat(declared.stream().filter(p -> p.breaks().isEmpty() && p.fault().isEmpty()))
        .isEmpty();
    assertThat(declared.stream().filter(p -> p.breaks().stream().anyMatch(b -> !isBuilt(b))))
        .as("guards what is not compiled from src/main")
        .isEmpty();
  }

  @Test
  void everyMethodThatAProofNamesIsThere() {
    assertThat(
            declared.stream()
                .flatMap(proof ->
                    proof.breaksMethods().stream()
                        .filter(method -> !methods(proof.breaks()).contains(method))
                        .map(method -> proof.id() + " " + proof.test() + ": " + method))
                .distinct())
        .as("no such method in what the proof guards")
        .isEmpty();
  }

  @Test
  void everyProofRanAndPassed() {
    Map<String, ProofResult> executed =
        ProofTable.executed().stream()
            .collect(
                Collectors.toMap(r -> r.id() + " " + r.test(), Function.identity(), (a, _) -> a));
    TreeSet<String> unknown = new TreeSet<>(executed.keySet());
    List<String> wrong = new ArrayList<>();
    TreeSet<String> skipped = new TreeSet<>();
    for (DeclaredProof proof : declared) {
      // A test may carry several marks of one ID, each with what it guards.
      ProofResult result = executed.get(proof.id() + " " + proof.test());
      unknown.remove(proof.id() + " " + proof.test());
      if (proof.form() == Form.LONG && System.getProperty("floatwise.long") == null) {
        continue;
      }
      if (result == null) {
        wrong.add(proof.id() + " " + proof.test() + " did not run");
      } else if (result.verdict() == Verdict.SKIPPED && result.reason().startsWith(Needs.PREFIX)) {
        skipped.add(proof.id() + " " + proof.test() + " " + result.reason());
      } else if (result.verdict() != Verdict.PASSED) {
        wrong.add(proof.id() + " " + proof.test() + " " + result.verdict() + " " + result.reason());
      }
    }

    skipped.forEach(line -> System.out.println("NOT PROVED HERE, skipped: " + line));
    System.out.printf("Proofs: %d, skipped on this machine: %d%n", declared.size(), skipped.size());
    assertThat(wrong).isEmpty();
    assertThat(unknown).as("ran, but are not found in the compiled tests").isEmpty();
  }

  @Test
  void theTableIsCurrent() throws IOException {
    String page = ProofTable.page(declared);
    if (System.getProperty("proofs.write") != null) {
      Files.writeString(ProofTable.FILE, page);
    }

    String committed = Files.exists(ProofTable.FILE) ? Files.readString(ProofTable.FILE) : "";
    assertThat(committed)
        .as("docs/proofs.md is stale. Rewrite it with: %s", REWRITE)
        .isEqualTo(page);
  }

  private static boolean isBuilt(String className) {
    return file(className).isPresent();
  }

  private static Optional<Path> file(String className) {
    String path = "target/classes/" + className.replace('.', '/') + ".class";
    return DeclaredProofs.modules().stream()
        .map(module -> module.resolve(path))
        .filter(file -> file.startsWith(Repository.root()) && Files.exists(file))
        .findFirst();
  }

  /// Of the classes and of those nested in them.
  private static Set<String> methods(List<String> classNames) {
    Set<String> names = new TreeSet<>();
    for (String className : classNames) {
      Path file = file(className).orElseThrow();
      String nested = file.getFileName().toString().replace(".class", "$");
      try (Stream<Path> files = Files.list(file.getParent())) {
        files
            .filter(f -> f.equals(file) || f.getFileName().toString().startsWith(nested))
            .flatMap(f -> CompiledClass.read(f).methods().stream())
            .forEach(method -> names.add(method.name()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names;
  }
}
