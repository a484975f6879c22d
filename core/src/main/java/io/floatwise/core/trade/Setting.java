package io.floatwise.core.trade;

/// One limit as text, as it stands in a configuration, in a command and in the journal. Both parts
/// are for ever: a limit may be dropped, its name never gets another meaning.
///
/// @param name for example `max-per-trade`
/// @param value for example `50.00 USD`
public record Setting(String name, String value) {

  @Override
  public String toString() {
    return name + " = " + value;
  }
}
