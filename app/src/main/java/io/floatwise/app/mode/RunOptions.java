package io.floatwise.app.mode;

import io.floatwise.core.money.Money;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a person can choose of a run on DMarket.
///
/// @param data data directory
/// @param address of DMarket; empty for the real one
/// @param keys where the account's keys come from
/// @param limits what was said of limits and games
/// @param paperBalance what a paper account begins with
/// @param consent what was said to going live
/// @param environment of the process
public record RunOptions(
    Path data,
    Optional<String> address,
    AccountKeys keys,
    LimitFlags limits,
    Money paperBalance,
    LiveConsent consent,
    Map<String, String> environment) {

  public RunOptions {
    environment = Map.copyOf(environment);
  }

  /// Shows no secret.
  @Override
  public String toString() {
    return "RunOptions[" + data + ", " + address + "]";
  }
}
