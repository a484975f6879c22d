package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.demo.SandboxAdmin;
import io.floatwise.app.secret.MasterKeyChoice;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.sandbox.MarketChoice;
import io.floatwise.sandbox.MarketSize;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.state.SandboxKeys;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.OpenVault;
import io.floatwise.store.secret.SecretName;
import io.floatwise.store.secret.SecretText;
import io.floatwise.store.secret.Vault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A sandbox with many accounts, whose keys are in the vault of a data directory.
final class FleetMarket implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SandboxServer sandbox;
  private final String token;
  private final Map<String, String> publicKeys = new LinkedHashMap<>();
  final Path masterKey;

  FleetMarket(Path data, Path masterKey, int accounts, int mispricedPerDay, ClockSpeed speed)
      throws IOException, InterruptedException {
    this.masterKey = masterKey;
    Path state = DataDirectory.open(DataDirectory.open(data).path()).sandbox();
    sandbox =
        SandboxServer.start(
            SandboxConfig.of(
                    state,
                    MarketChoice.seeded(1, MarketSize.SMALL).withMispricedPerDay(mispricedPerDay),
                    speed)
                .withRateLimits(false));
    token = SandboxKeys.read(state).adminToken();
    fillVault(data, accounts);
  }

  private void fillVault(Path data, int accounts) throws IOException, InterruptedException {
    DataDirectory directory = DataDirectory.open(data);
    Vault.createKeyFile(directory, masterKey);
    try (MasterSource source = new MasterSource.KeyFile(masterKey)) {
      Vault.create(directory, source, Instant.EPOCH);
    }
    try (Vault locked = Vault.open(directory);
        MasterSource source = new MasterSource.KeyFile(masterKey);
        OpenVault vault = locked.unlock(source);
        HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 1; i <= accounts; i++) {
        JsonNode keys = open(http);
        String name = "trader-%04d".formatted(i);
        publicKeys.put(name, keys.get("publicKey").asString());
        put(vault, name, AccountKeys.PUBLIC_NAME, keys.get("publicKey").asString());
        put(vault, name, AccountKeys.SECRET_NAME, keys.get("secretKey").asString());
      }
    }
  }

  private static void put(OpenVault vault, String account, String name, String value) {
    try (SecretText text = SecretText.of(value.toCharArray())) {
      vault.put(new SecretName(account, name), text, Instant.EPOCH);
    }
  }

  private JsonNode open(HttpClient http) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/sandbox/accounts"))
            .header("X-Sandbox-Admin", token)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  /// To trade every account live, with what the command line of this market's tests would say.
  RunOptions options(Path data, String confirmation, Map<String, String> environment) {
    var choice =
        new MasterKeyChoice(
            MasterKeyChoice.Words.USUAL, Optional.of(masterKey), Map.of(), _ -> Optional.empty());
    return new RunOptions(
        data,
        Optional.of(url()),
        new AccountKeys(Optional.empty(), SecretName.USUAL_ACCOUNT, choice),
        new LimitFlags(Optional.of(Money.usd(20_00)), Optional.of(Money.usd(100_00)), List.of()),
        Money.usd(1000_00),
        new LiveConsent(Optional.of(confirmation), _ -> ""),
        Optional.empty(),
        Strategies.USUAL,
        environment);
  }

  String url() {
    return sandbox.baseUrl().toString();
  }

  /// The authoritative books of an account.
  Map<String, String> ledger(String name) {
    try (var admin = new SandboxAdmin(URI.create(url()), token, ClockSpeed.UNPACED)) {
      return admin.ledger(publicKeys.get(name));
    }
  }

  /// Purchases of all accounts whose journals are there, each of which must be the venue's ledger
  /// of one of them.
  long requireEqualLedgers(JournalPlace place) {
    long purchases = 0;
    List<Map<String, String>> ledgers = publicKeys.keySet().stream().map(this::ledger).toList();
    try (var reading = place.read()) {
      assertThat(reading.accounts()).hasSize(publicKeys.size());
      var differing = new ArrayList<String>();
      for (String account : reading.accounts()) {
        var books = new Portfolio();
        reading.replay(account, books::apply);
        purchases += books.totals().purchases();
        Statement statement = Statement.of(books);
        if (ledgers.stream().noneMatch(ledger -> statement.differences(ledger).isEmpty())) {
          differing.add(account);
        }
      }
      assertThat(differing).isEmpty();
    }
    return purchases;
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
  }
}
