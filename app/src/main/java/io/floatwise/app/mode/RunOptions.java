package io.floatwise.app.mode;

import io.floatwise.app.jobs.Background;
import io.floatwise.app.jobs.BackupPlan;
import io.floatwise.core.money.Money;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.store.backup.Home;
import io.floatwise.store.jobs.JobTerms;
import io.floatwise.store.journal.JournalHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a person can choose of a run on DMarket.
///
/// @param data data directory
/// @param address of DMarket; empty for the real one
/// @param keys where the account's keys come from
/// @param limits what was said of limits and games
/// @param paperBalance what a paper account begins with
/// @param consent what was said to going live
/// @param backups that it makes beside trading
/// @param strategies in the order in which they decide
/// @param environment of the process
public record RunOptions(
    Path data,
    Optional<String> address,
    AccountKeys keys,
    LimitFlags limits,
    Money paperBalance,
    LiveConsent consent,
    Optional<BackupPlan> backups,
    List<Strategy> strategies,
    Map<String, String> environment) {

  public RunOptions {
    strategies = List.copyOf(strategies);
    environment = Map.copyOf(environment);
  }

  /// What is done beside trading.
  Background background() {
    var home =
        new Home(data, JournalHome.of(data, environment).database(), Set.of(Mode.DEMO.word()));
    return new Background(home, backups, JobTerms.USUAL);
  }

  /// Shows no secret.
  @Override
  public String toString() {
    return "RunOptions[" + data + ", " + address + "]";
  }
}
