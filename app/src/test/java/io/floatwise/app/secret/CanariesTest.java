package io.floatwise.app.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.app.mode.AccountKeys;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.OpenVault;
import io.floatwise.store.secret.SecretName;
import io.floatwise.store.secret.SecretText;
import io.floatwise.store.secret.Vault;
import io.floatwise.testkit.machine.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random secrets go through the vault and through a run, and are looked for wherever a person or a
/// machine can look.
@Proves(
    value = "P5.2.2.1",
    breaks = {AccountKeys.class, MasterKeyChoice.class, SecretText.class},
    breaksMethods = {"toString", "fromVault", "read"})
@Proves(value = "P5.2.2.2", breaks = OpenVault.class, breaksMethods = "put")
class CanariesTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path temp;

  /// Where something was found, and what it was.
  private final Map<String, byte[]> traces = new TreeMap<>();

  private static String random(int bytes) {
    byte[] value = new byte[bytes];
    RANDOM.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }

  private Process start(Map<String, String> environment, Path errors, String... words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", temp.resolve("data").toString()));
    var builder = new ProcessBuilder(command).redirectOutput(temp.resolve("out").toFile());
    if (!errors.toString().isEmpty()) {
      builder.redirectError(errors.toFile());
    }
    builder.environment().keySet().removeIf(name -> name.startsWith("FLOATWISE_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private void look(String where, byte[] bytes) {
    traces.merge(where, bytes, (a, b) -> (text(a) + text(b)).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void lookAtArguments(Process process) throws IOException {
    look("arguments", Files.readAllBytes(Path.of("/proc/" + process.pid() + "/cmdline")));
  }

  @Test
  void noSecretIsFoundInClearAnywhere() throws Exception {
    Needs.that(Files.isDirectory(Path.of("/proc/self")), "a /proc file system");
    DataDirectory directory = DataDirectory.open(temp.resolve("data"));
    try (var sandbox =
        SandboxServer.start(SandboxConfig.seeded(directory.sandbox(), 1, ClockSpeed.UNPACED))) {
      var passphrase = new Canary("passphrase", random(16));
      var token = new Canary("token", random(20));
      var typed = new Canary("typed", random(20));
      var secretKey = new Canary("secret key", sandbox.secretKey());
      List<Canary> canaries = List.of(passphrase, token, typed, secretKey);
      var environment = Map.of("FLOATWISE_MASTER_PASSPHRASE", passphrase.value());

      try (var source = new MasterSource.Passphrase(passphrase.value().toCharArray())) {
        Vault.create(directory, source, Instant.EPOCH);
        try (Vault vault = Vault.open(directory);
            OpenVault open = vault.unlock(source)) {
          put(open, "telegram-token", token.value());
          put(open, "dmarket-public-key", sandbox.publicKey());
          put(open, "dmarket-secret-key", secretKey.value());
          open.rotate(Instant.EPOCH);
          look(
              "texts of objects",
              String.valueOf(List.of(open, source)).getBytes(StandardCharsets.UTF_8));
        }
      }
      try (var text = SecretText.of(token.value().toCharArray());
          var key = new MasterSource.KeyText(passphrase.value().toCharArray())) {
        var choice =
            new MasterKeyChoice(
                MasterKeyChoice.Words.USUAL, Optional.empty(), environment, _ -> Optional.empty());
        var keys = new AccountKeys(Optional.empty(), "default", choice);
        look(
            "texts of objects",
            String.valueOf(List.of(text, key, choice, keys)).getBytes(StandardCharsets.UTF_8));
      }

      setInAProcess(typed, environment);
      fail(environment, token);
      runAndLook(sandbox.baseUrl().toString(), environment);
      lookAtFiles(directory);

      for (Canary canary : canaries) {
        traces.forEach((where, bytes) ->
            assertThat(canary.isIn(bytes)).as("%s in %s", canary.name(), where).isFalse());
      }
      assertThat(traces.keySet())
          .contains("arguments", "/metrics", "/api/v1/status", "texts of objects", "errors of run")
          .anyMatch(where -> where.endsWith("secrets.db"))
          .anyMatch(where -> where.endsWith("journal.db"))
          .anyMatch(where -> where.endsWith("traces.db"));
    }
  }

  /// What PostgreSQL has on its disk, its log of changes too, after a run that kept everything
  /// there.
  @Test
  @Proves(value = "P5.2.1.5", breaks = OpenVault.class, breaksMethods = "put")
  void noSecretIsFoundOnTheDiskOfADatabase() throws Exception {
    DataDirectory directory = DataDirectory.open(temp.resolve("data"));
    Needs.that(Files.isDirectory(Path.of("/proc/self")), "a /proc file system");
    try (var sandbox =
            SandboxServer.start(SandboxConfig.seeded(directory.sandbox(), 1, ClockSpeed.UNPACED));
        var postgres = Postgres.start()) {
      var passphrase = new Canary("passphrase", random(16));
      var password = new Canary("password of the database", random(16));
      var secretKey = new Canary("secret key", sandbox.secretKey());
      try (var source = new MasterSource.Passphrase(passphrase.value().toCharArray())) {
        Vault.create(directory, source, Instant.EPOCH);
        try (Vault vault = Vault.open(directory);
            OpenVault open = vault.unlock(source)) {
          put(open, "dmarket-public-key", sandbox.publicKey());
          put(open, "dmarket-secret-key", secretKey.value());
        }
      }
      String database = postgres.database();
      runAndLook(
          sandbox.baseUrl().toString(),
          Map.of(
              "FLOATWISE_MASTER_PASSPHRASE",
              passphrase.value(),
              DatabaseUrl.VARIABLE,
              database.replace("postgres@", "postgres:" + password.value() + "@")));
      try (var connection = postgres.connect(database);
          var statement = connection.createStatement()) {
        statement.execute("CHECKPOINT");
      }
      lookAtFiles(directory);
      for (Path file : postgres.files()) {
        look("PostgreSQL " + file, Files.readAllBytes(file));
      }
      for (Canary canary : List.of(passphrase, password, secretKey)) {
        traces.forEach((where, bytes) ->
            assertThat(canary.isIn(bytes)).as("%s in %s", canary.name(), where).isFalse());
      }
      var row = new Canary("a word of the journal", "account-opened");
      assertThat(traces.entrySet())
          .as("the search reaches the rows")
          .anyMatch(trace -> trace.getKey().startsWith("PostgreSQL") && row.isIn(trace.getValue()));
      assertThat(traces.keySet()).noneMatch(where -> where.endsWith("journal.db"));
    }
  }

  private static void put(OpenVault open, String name, String value) {
    try (SecretText text = SecretText.of(value.toCharArray())) {
      open.put(new SecretName(SecretName.USUAL_ACCOUNT, name), text, Instant.EPOCH);
    }
  }

  private void setInAProcess(Canary typed, Map<String, String> environment) throws Exception {
    Path errors = temp.resolve("errors");
    Process set = start(environment, errors, "secrets", "set", "typed");
    lookAtArguments(set);
    try (var in = set.getOutputStream()) {
      in.write(typed.value().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(set.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(set.exitValue()).as(Files.readString(errors)).isZero();
    look("errors of set", Files.readAllBytes(errors));
    look("output of set", Files.readAllBytes(temp.resolve("out")));
  }

  /// With another passphrase, and with a secret in the place of a key.
  private void fail(Map<String, String> environment, Canary token) throws Exception {
    Path errors = temp.resolve("errors");
    var wrong = new TreeMap<>(environment);
    wrong.put("FLOATWISE_MASTER_KEY", token.value());
    for (Map<String, String> each :
        List.of(wrong, Map.of("FLOATWISE_MASTER_PASSPHRASE", token.value()))) {
      Process check = start(each, errors, "secrets", "check");
      assertThat(check.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(check.exitValue()).isEqualTo(2);
      look("errors of check", Files.readAllBytes(errors));
    }
  }

  private void runAndLook(String sandbox, Map<String, String> environment) throws Exception {
    Process run =
        start(environment, Path.of(""), "run", "--mode", "paper", "--dmarket-url", sandbox);
    try (BufferedReader lines = run.errorReader(StandardCharsets.UTF_8)) {
      lookAtArguments(run);
      String page = "";
      boolean ready = false;
      for (String line = lines.readLine();
          line != null && !(ready && !page.isEmpty());
          line = lines.readLine()) {
        look("errors of run", (line + "\n").getBytes(StandardCharsets.UTF_8));
        page = line.startsWith("page  ") ? line.substring(6) : page;
        ready |= line.startsWith("ready;");
      }
      try (var client = HttpClient.newHttpClient()) {
        for (String path : List.of("/metrics", "/api/v1/status", "/")) {
          var request = HttpRequest.newBuilder(URI.create(page).resolve(path)).build();
          var answer = client.send(request, BodyHandlers.ofByteArray());
          assertThat(answer.statusCode()).isEqualTo(200);
          look(path, answer.body());
        }
      }
      run.toHandle().destroy();
      lines.lines().forEach(line -> look("errors of run", line.getBytes(StandardCharsets.UTF_8)));
    } finally {
      run.destroyForcibly();
    }
    look("output of run", Files.readAllBytes(temp.resolve("out")));
  }

  /// Every file but those of the sandbox, which is the venue and keeps the keys that it gave out.
  private void lookAtFiles(DataDirectory directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory.path())) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.startsWith(directory.sandbox()))
              .toList()) {
        look(directory.path().relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  /// The search itself, or it would find nothing anywhere.
  @Test
  void theSearchFindsASecretInEveryDisguise() {
    var canary = new Canary("secret", random(20));
    byte[] clear = canary.value().getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.of().formatHex(clear);
    for (String disguise :
        List.of(canary.value(), hex, "..." + hex.toUpperCase(Locale.ROOT) + "...")) {
      assertThat(canary.isIn(("x" + disguise + "y").getBytes(StandardCharsets.UTF_8))).isTrue();
    }
    for (int before = 0; before < 4; before++) {
      String around = "b".repeat(before) + canary.value() + "after";
      byte[] text = around.getBytes(StandardCharsets.UTF_8);
      assertThat(canary.isIn(Base64.getEncoder().encode(text))).as("%d", before).isTrue();
      assertThat(canary.isIn(around.getBytes(StandardCharsets.UTF_16LE))).isTrue();
    }
    assertThat(canary.isIn(random(2_000).getBytes(StandardCharsets.UTF_8))).isFalse();
  }
}
