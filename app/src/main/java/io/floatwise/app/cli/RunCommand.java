package io.floatwise.app.cli;

import io.floatwise.app.demo.DemoOptions;
import io.floatwise.app.demo.DemoRun;
import io.floatwise.app.mode.AccountKeys;
import io.floatwise.app.mode.FleetRun;
import io.floatwise.app.mode.LimitFlags;
import io.floatwise.app.mode.LiveConsent;
import io.floatwise.app.mode.Mode;
import io.floatwise.app.mode.RunOptions;
import io.floatwise.app.mode.VenueRun;
import io.floatwise.app.secret.MasterKeyChoice;
import io.floatwise.app.secret.Prompt;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.store.secret.SecretName;
import java.io.Console;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise run`.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Trades in a mode: paper and dry-run read the real DMarket and cannot spend; live can, but is"
          + " not released for the real DMarket yet and runs on a sandbox in its role only.",
      "Without a mode it is the demo. Started again, it goes on where it was.",
      "Keys: --key-file, else FLOATWISE_DMARKET_PUBLIC_KEY and FLOATWISE_DMARKET_SECRET_KEY, else"
          + " the vault (floatwise secrets)."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended as asked",
      "1:something is broken; the message says what to do",
      "2:a flag is wrong, or something is missing without which the mode must not run"
    })
public final class RunCommand implements Callable<Integer> {

  private static final Money PAPER_BALANCE = Money.usd(1000_00);

  @Mixin private DataOption data = new DataOption();
  @Mixin private RunFlags run = new RunFlags();
  @Mixin private BackupFlags backups = new BackupFlags();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "${FLOATWISE_MODE}",
      description = "demo, paper, dry-run or live, exactly so (default: FLOATWISE_MODE).")
  private @Nullable String mode;

  @Option(
      names = "--dmarket-url",
      paramLabel = "URL",
      description = {
        "A sandbox on this machine in the role of DMarket: floatwise sandbox, started with the",
        "same data directory (default: the real DMarket)."
      })
  private @Nullable String address;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "Two lines, public key and secret key; readable by its owner only.")
  private @Nullable Path keyFile;

  @Option(
      names = "--keys-of",
      paramLabel = "NAME",
      defaultValue = SecretName.USUAL_ACCOUNT,
      description = "Whose keys of the vault, where it holds several (default: ${DEFAULT-VALUE}).")
  private String keysOf = SecretName.USUAL_ACCOUNT;

  @Option(
      names = "--every-account",
      description = {
        "Trade every account whose keys are in the vault, on this node, without page and chat."
      })
  private boolean everyAccount;

  @Option(
      names = "--master-key-file",
      paramLabel = "FILE",
      description = {
        "Master key of the vault (default: FLOATWISE_MASTER_KEY_FILE; else FLOATWISE_MASTER_KEY or",
        "FLOATWISE_MASTER_PASSPHRASE)."
      })
  private @Nullable Path masterKeyFile;

  @Option(
      names = "--game",
      paramLabel = "cs2|dota2|tf2|rust",
      split = ",",
      description =
          "Games to trade in, comma between (default: what was chosen in the chat or on the page,"
              + " else cs2).")
  private List<Game> games = List.of();

  @Option(
      names = "--paper-balance",
      paramLabel = "USD",
      description = "paper: what a new account begins with (default: 1000.00).")
  private @Nullable String paperBalance;

  @Option(
      names = "--max-trade",
      paramLabel = "USD",
      description =
          "Most for one purchase (default: what was changed in the chat or on the page, else 50.00;"
              + " live has no default). Of this and what was changed the stricter one holds.")
  private @Nullable String maxTrade;

  @Option(
      names = "--max-day",
      paramLabel = "USD",
      description = "Most for all purchases of a day, likewise (default: 500.00; live has none).")
  private @Nullable String maxDay;

  @Option(
      names = "--confirm-account",
      paramLabel = "ID",
      description = {
        "live: id of the account that may spend; without it the terminal asks. With --every-account",
        "all-N, where N is their number."
      })
  private @Nullable String account;

  @Override
  public Integer call() throws Exception {
    Mode chosen = Mode.of(mode == null ? Mode.DEMO.word() : mode);
    refuseForeignFlags(chosen);
    if (chosen == Mode.DEMO) {
      return demo();
    }
    var limits =
        new LimitFlags(
            Optional.ofNullable(maxTrade).map(text -> Usd.positive("--max-trade", text)),
            Optional.ofNullable(maxDay).map(text -> Usd.positive("--max-day", text)),
            games);
    var options =
        new RunOptions(
            data.path(),
            Optional.ofNullable(address),
            new AccountKeys(Optional.ofNullable(keyFile), keysOf, masterKey()),
            limits,
            Optional.ofNullable(paperBalance)
                .map(text -> Usd.positive("--paper-balance", text))
                .orElse(PAPER_BALANCE),
            new LiveConsent(Optional.ofNullable(account), RunCommand::ask),
            backups.plan(unattended(masterKey())),
            run.strategies(),
            System.getenv());
    Optional<Duration> length = run.days().stream().mapToObj(Duration::ofDays).findFirst();
    if (everyAccount) {
      if (run.recording().to().isPresent()) {
        throw new InputException("--record: expected without --every-account, found both");
      }
      return new FleetRun(options, options.keys().accounts(data.path()), length, System.err)
          .run(chosen);
    }
    return new VenueRun(options, run.faces(), run.recording(), length, System.err).run(chosen);
  }

  private MasterKeyChoice masterKey() {
    return new MasterKeyChoice(
        MasterKeyChoice.Words.USUAL,
        Optional.ofNullable(masterKeyFile),
        System.getenv(),
        Prompt::onTerminal);
  }

  /// Hours later nobody may be there who could type anything.
  private static MasterKeyChoice unattended(MasterKeyChoice key) {
    return new MasterKeyChoice(key.words(), key.file(), key.environment(), _ -> Optional.empty());
  }

  /// A flag that a mode has no use for was meant for another mode, and silence would hide that.
  private void refuseForeignFlags(Mode chosen) {
    Set<Mode> venue = Set.of(Mode.PAPER, Mode.DRY_RUN, Mode.LIVE);
    refuse("--dmarket-url", address != null, venue, chosen);
    refuse("--key-file", keyFile != null, venue, chosen);
    refuse("--every-account", everyAccount, venue, chosen);
    refuse("--keys-of", !keysOf.equals(SecretName.USUAL_ACCOUNT), venue, chosen);
    refuse("--master-key-file", masterKeyFile != null, venue, chosen);
    refuse("--backup-to", backups.isGiven(), venue, chosen);
    refuse("--game", !games.isEmpty(), venue, chosen);
    refuse("--max-trade", maxTrade != null, venue, chosen);
    refuse("--max-day", maxDay != null, venue, chosen);
    refuse("--paper-balance", paperBalance != null, Set.of(Mode.PAPER), chosen);
    refuse("--confirm-account", account != null, Set.of(Mode.LIVE), chosen);
  }

  private void refuse(String flag, boolean given, Set<Mode> useful, Mode chosen) {
    if (given && !useful.contains(chosen)) {
      throw new InputException(
          "%s: expected with --mode %s only, found %s"
              .formatted(
                  flag,
                  useful.stream().sorted().map(Mode::word).collect(Collectors.joining(", ")),
                  mode == null ? "without a mode, which is the demo" : "in mode " + chosen.word()));
    }
  }

  private int demo() throws Exception {
    System.err.println("mode demo: " + Mode.DEMO.promise());
    Instant started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    var options =
        DemoOptions.usual(data.path(), run.days(), run.faces(), run.recording(), run.strategies());
    return new DemoRun(options, System.out, System.err, started).run();
  }

  /// Nobody can type where there is no terminal; some JVMs then have no console at all.
  @SuppressWarnings("SystemConsoleNull")
  private static String ask(String question) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return "";
    }
    String typed = console.readLine("%s", question);
    return typed == null ? "" : typed.strip();
  }
}
