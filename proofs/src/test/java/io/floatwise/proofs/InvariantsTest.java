package io.floatwise.proofs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves.Form;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every invariant of trading has a quick proof; `docs/invariants.md` says which.
class InvariantsTest {
  private static final Path FILE = Repository.root().resolve("docs/invariants.md");
  private static final String REWRITE =
      "./mvnw -q test -pl proofs -am -Dtest=InvariantsTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dproofs.write";
  private static final String HEAD =
      """
      # Invariants of trading

      Written by the build; do not edit. What always holds, whatever the market does, and the tests that fail when it \
      does not. What each of them guards: [proofs.md](proofs.md).

      | Invariant | Tests |
      |---|---|
      """;

  private final List<DeclaredProof> declared = DeclaredProofs.find();

  @Test
  void everyInvariantHasAProofInEveryBuild() throws IOException {
    Map<String, String> invariants = invariants();
    assertThat(invariants.keySet())
        .containsExactlyElementsOf(
            ProofTable.FURTHER.stream().filter(id -> id.startsWith("T5.")).toList());
    assertThat(invariants.keySet())
        .allSatisfy(id -> assertThat(tests(id)).as("quick proofs of %s", id).isNotEmpty());
  }

  @Test
  void thePageIsCurrent() throws IOException {
    String rows =
        invariants().entrySet().stream()
            .map(e ->
                "| %s. %s | %s |"
                    .formatted(
                        e.getKey().substring("T5.".length()),
                        e.getValue(),
                        String.join("<br>", tests(e.getKey()))))
            .collect(joining("\n"));
    String page = HEAD + rows + "\n";
    if (System.getProperty("proofs.write") != null) {
      Files.writeString(FILE, page);
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as("docs/invariants.md is stale. Rewrite it with: %s", REWRITE)
        .isEqualTo(page);
  }

  private List<String> tests(String id) {
    return declared.stream()
        .filter(proof -> proof.id().equals(id) && proof.form() == Form.QUICK)
        .map(proof -> "`" + ProofTable.shortened(proof.test()) + "`")
        .distinct()
        .sorted()
        .toList();
  }

  private static Map<String, String> invariants() throws IOException {
    Map<String, String> invariants = new LinkedHashMap<>();
    try (InputStream in = InvariantsTest.class.getResourceAsStream("/invariants.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] parts = line.split("\t", 2);
        invariants.put(parts[0], parts[1]);
      }
    }
    return invariants;
  }
}
