package io.floatwise.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.app.cli.PeopleCommand;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import io.floatwise.proving.Proves;
import io.floatwise.store.people.PeoplePlace;
import io.floatwise.store.people.SqlPeople;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `floatwise people`, as it is typed.
class PeopleCommandsTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir Path dir;

  private record Ended(int code, String out, String err) {}

  private Ended run(String data, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new StringWriter();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      var all = new ArrayList<>(List.of("people"));
      all.addAll(List.of(words));
      all.addAll(List.of("--data", dir.resolve(data).toString()));
      int code =
          Main.commandLine(Locale.ENGLISH)
              .setErr(new PrintWriter(err, true))
              .execute(all.toArray(String[]::new));
      return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }

  private SqlPeople open(String data) {
    return new PeoplePlace(dir.resolve(data), Optional.empty()).open();
  }

  private Person known(String data, long telegram, Role role) {
    try (SqlPeople people = open(data)) {
      return people.join(telegram, "Nina", role, NOW);
    }
  }

  @Test
  @Proves(value = "P5.3.1.8", breaks = PeopleCommand.class, breaksMethods = "take")
  void aPersonIsTakenElsewhereWithTwoCommands() throws IOException {
    Person nina = known("a", 4_242, Role.TRADER);
    String file = dir.resolve("nina.json").toString();
    assertThat(run("a", "account", nina.id(), "main", "see").code()).isZero();

    assertThat(run("a", "export", nina.id(), "--to", file).code()).isZero();
    assertThat(run("b", "import", file, "--role", "trader").code()).isZero();
    String once = run("b", "changes").out();
    assertThat(run("b", "import", file).code()).isZero();

    assertThat(run("b", "list").out())
        .isEqualTo(run("a", "list").out())
        .contains(nina.id() + "  trader   2026-11-29T12:00:00Z  Nina  (main: see)");
    assertThat(run("c", "import", file).code()).isZero();
    assertThat(run("c", "list").out()).as("nobody gave a role").contains("  pending  ");
    assertThat(run("b", "changes").out()).isEqualTo(once).hasLineCount(1).contains("import");
    Files.writeString(dir.resolve("bad.json"), "{\"format\": 1}");
    assertThat(run("b", "import", dir.resolve("bad.json").toString()).err())
        .contains("person file: expected \"floatwise person 1\" at format, found", "error 3000");
  }

  @Test
  void rolesAreGivenAndPeopleForgotten() {
    known("a", 1, Role.OWNER);
    Person nina = known("a", 4_242, Role.PENDING);

    assertThat(run("a", "role", nina.id(), "trader").code()).isZero();
    assertThat(run("a", "list").out()).contains("trader ").hasLineCount(2);
    assertThat(run("a", "block", nina.id()).code()).isZero();
    assertThat(run("a", "list").out()).contains("blocked ");
    assertThat(run("a", "forget", nina.id()).code()).as("without --yes").isNotZero();
    assertThat(run("a", "forget", nina.id(), "--yes").code()).isZero();
    assertThat(run("a", "list").out()).doesNotContain("blocked").hasLineCount(1);
    assertThat(run("a", "forget", nina.id(), "--yes").code()).as("once more").isZero();
    assertThat(run("a", "forget", "0123456789ab", "--yes").err()).contains("expected the id of");
  }

  @Test
  void anInvitationIsPrintedOnce() {
    Ended ended = run("a", "invite", "viewer");
    assertThat(ended.code()).isZero();
    String code = ended.out().strip().replaceFirst("^/start ", "");
    try (SqlPeople people = open("a")) {
      assertThat(people.accept(code, 7, "Vera", Instant.now()).orElseThrow().role())
          .isEqualTo(Role.VIEWER);
    }
    assertThat(run("a", "changes").out()).doesNotContain(code, "Vera");
    assertThat(run("a", "invite", "king").err()).contains("expected one of owner", "error 3000");
    assertThat(run("a", "invite", "blocked").err()).contains("error 8000");
    assertThat(run("new", "list").out()).startsWith("nobody yet");
  }
}
