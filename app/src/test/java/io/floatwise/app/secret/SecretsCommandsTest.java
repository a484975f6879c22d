package io.floatwise.app.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.proving.Proves;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `floatwise secrets`, as a person types it.
class SecretsCommandsTest {

  private static final String VALUE = "correct-horse-battery";

  @TempDir Path temp;

  private record Ended(int code, String out, String err) {}

  private Ended run(String typed, String line) {
    var words = new ArrayList<>(List.of(("secrets " + line).split(" ")));
    words.addAll(List.of("--data", temp.resolve("data").toString()));
    var err = new StringWriter();
    var out = new ByteArrayOutputStream();
    InputStream in = System.in;
    PrintStream usualOut = System.out;
    PrintStream usualErr = System.err;
    var said = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      int code =
          Main.commandLine(Locale.ENGLISH)
              .setErr(new PrintWriter(err, true))
              .execute(words.toArray(String[]::new));
      return new Ended(
          code, out.toString(StandardCharsets.UTF_8), said.toString(StandardCharsets.UTF_8) + err);
    } finally {
      System.setIn(in);
      System.setOut(usualOut);
      System.setErr(usualErr);
    }
  }

  private Ended keyed(String typed, String line) {
    return run(typed, line + " --master-key-file " + temp.resolve("k"));
  }

  @Test
  @Proves(
      value = "P5.2.2.2",
      breaks = {ValueInput.class, ListedText.class})
  void aSecretLivesFromInitToRemoveAndIsNeverShown() {
    assertThat(keyed("", "init").err()).contains("vault made; its master key is in ");
    assertThat(keyed(VALUE + "\r\n", "set token")).isEqualTo(new Ended(0, "", "set: token\n"));
    assertThat(keyed("other", "set token --account a.2").err())
        .isEqualTo("set: token of account a.2\n");

    assertThat(run("", "list").out()).containsPattern("a\\.2 +token +\\S+Z +1-[0-9a-f]{8}\n");
    assertThat(run("", "list --json").out())
        .containsPattern(
            "\\{\"account\":\"default\",\"name\":\"token\",\"setAt\":\"[^\"]+Z\",\"keyId\":\"1-");
    assertThat(keyed("", "check").out())
        .isEqualTo("opens    a.2 token\nopens    default token\n2 of 2 secrets open\n");
    assertThat(keyed("", "check --json").out()).contains("\"opens\":true}],\"open\":2}");
    assertThat(keyed("", "rotate").err())
        .containsPattern(
            "new data key 2-[0-9a-f]{8}: 2 secrets are under it, 1 older keys deleted");
    Ended rekeyed = keyed("", "rekey --new-master-key-file " + temp.resolve("k2"));
    assertThat(rekeyed.err()).contains("the vault has a new master key");
    assertThat(keyed("", "check").code()).as("the old one").isEqualTo(2);
    assertThat(run("", "check --master-key-file " + temp.resolve("k2")).code()).isZero();

    assertThat(run("", "remove token").err()).isEqualTo("removed: token\n");
    Ended again = run("", "remove token");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err())
        .contains("token: expected a secret that is in the vault, found none")
        .contains("error 3000: ");
  }

  @Test
  void noCommandShowsAValue() {
    keyed("", "init");
    keyed(VALUE, "set token");
    var line = Main.commandLine(Locale.ENGLISH).getSubcommands().get("secrets");
    assertThat(line.getSubcommands().keySet())
        .containsExactlyInAnyOrder("init", "set", "list", "remove", "check", "rotate", "rekey");
    for (String command : line.getSubcommands().keySet()) {
      for (String flags : List.of("", " token", " --json", " --help")) {
        Ended end = keyed("", command + flags);
        assertThat(end.out() + end.err()).as(command + flags).doesNotContain(VALUE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set token correct-horse-battery",
        "set token --value=correct-horse-battery",
        "set --value correct-horse-battery token",
        "set token=correct-horse-battery",
        "set CORRECT-correct-horse-battery",
        "put token correct-horse-battery",
        "init correct-horse-battery",
        "rekey correct-horse-battery",
        "list --show correct-horse-battery",
      })
  @Proves(value = "P5.2.2.1", breaks = NoEcho.class)
  void aValueAmongTheArgumentsIsRefusedAndNotRepeated(String line) {
    keyed("", "init");
    Ended end = keyed("other", line);
    assertThat(end.code()).isEqualTo(2);
    assertThat(end.out() + end.err())
        .contains("error 3000: ")
        .doesNotContain(VALUE)
        .doesNotContain("\tat ");
    assertThat(run("", "list").out()).isEqualTo("The vault is empty.\n");
  }

  @Test
  void whatCannotBeDoneSaysWhatToDo() throws Exception {
    assertThat(run("", "list").err()).contains("found none; floatwise secrets init makes one");
    assertThat(run("", "init").err()).contains("or a passphrase to be typed, found none");
    assertThat(Files.exists(temp.resolve("data/secrets.db"))).isFalse();
    keyed("", "init");
    Ended second = keyed("", "init");
    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err()).contains("error 8000: ");
    assertThat(keyed("\n", "set token").err()).contains("expected some text, found none");
    Files.write(temp.resolve("data/secrets.db"), new byte[100]);
    Ended damaged = keyed("", "check");
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.err()).contains("found a damaged or foreign file").contains("error 7000: ");
  }
}
