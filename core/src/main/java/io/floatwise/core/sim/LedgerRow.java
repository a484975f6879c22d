package io.floatwise.core.sim;

/// A named line of an account's ledger, made for exact comparison.
///
/// | name | value |
/// |---|---|
/// | `cash.usable` | `12.34` |
/// | `cash.protected` | `5.00` |
/// | `cash.frozen` | `5.00`; absent while nothing is set aside for targets |
/// | `asset.<asset id>` | `held`, `incoming` or `listed 12.34` |
/// | `sale.<offer id>` | `price 12.34 fee 0.86 protected` (or `successful`, `reverted`) |
/// | `purchase.<asset id>.<n>` | `price 10.00`, or `price 10.00 reverted`; n counts from 1 |
public record LedgerRow(String name, String value) {}
