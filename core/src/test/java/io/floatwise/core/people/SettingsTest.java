package io.floatwise.core.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.scan.ScanOrder;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "LANGUAGE; RU; ru",
        "ZONE; America/New_York; America/New_York",
        "ZONE; utc; UTC",
        "CURRENCY; usd; USD",
        "GAMES; Rust, CS2; cs2 rust",
        "GAMES; all; all",
        "LEVELS; pro  boost; boost pro",
        "LIMIT; 20; 20.00 USD",
        "LIMIT; 7.5 usd; 7.50 USD",
        "LIMIT; NONE; none",
        "RISK; Careful; careful",
        "QUIET; 22:00 - 7:05; 22:00-07:05",
        "FILTERS; price=1-10   min-sales=5; price=1-10 min-sales=5"
      })
  void readsWhatPeopleTypeInOneSpelling(Preference preference, String typed, String kept) {
    assertThat(preference.read(typed)).isEqualTo(kept);
    assertThat(preference.read(kept)).as("again").isEqualTo(kept);
    assertThat(Preference.of(preference.word())).isEqualTo(preference);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "LANGUAGE; fr",
        "LANGUAGE; english",
        "ZONE; Berlin",
        "ZONE; Europe/",
        "CURRENCY; EUR",
        "GAMES; cs3",
        "LEVELS; easy",
        "LIMIT; -1",
        "LIMIT; 0.00",
        "LIMIT; 1.999",
        "LIMIT; lots",
        "RISK; bold",
        "QUIET; 24:00-07:00",
        "QUIET; 22-7",
        "QUIET; 07:00-07:00",
        "FILTERS; cheap",
        "FILTERS; price=10-1"
      })
  void saysWhatIsWrongWithWhatMakesNoSense(Preference preference, String typed) {
    assertThatThrownBy(() -> Settings.USUAL.with(preference, typed))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected");
    assertThatThrownBy(() -> preference.read("x".repeat(300))).isInstanceOf(InputException.class);
  }

  @Test
  void whatIsUsualIsNotKept() {
    Settings settings =
        Settings.USUAL.with(Preference.RISK, "careful").with(Preference.ZONE, "UTC");
    assertThat(settings.chosen()).isEqualTo(Map.of(Preference.RISK, "careful"));
    assertThat(settings.with(Preference.RISK, "usual")).isEqualTo(Settings.USUAL);
    assertThat(Settings.USUAL.limit()).isEmpty();
    assertThat(Settings.USUAL.with(Preference.LIMIT, "7.5").limit()).contains(Money.usd(7_50));
  }

  @ParameterizedTest
  @CsvSource({
    "22:00-07:00, 2026-01-10T20:59:59Z, false",
    "22:00-07:00, 2026-01-10T21:00:00Z, true",
    "22:00-07:00, 2026-01-11T05:59:59Z, true",
    "22:00-07:00, 2026-01-11T06:00:00Z, false",
    "13:00-14:00, 2026-01-11T12:30:00Z, true",
    "13:00-14:00, 2026-01-11T13:00:00Z, false",
    "none, 2026-01-11T02:00:00Z, false"
  })
  void quietHoursAreThoseOfTheOwnTimeZoneAlsoAcrossMidnight(
      String hours, Instant now, boolean quiet) {
    Settings berlin =
        Settings.USUAL.with(Preference.ZONE, "Europe/Berlin").with(Preference.QUIET, hours);
    assertThat(berlin.isQuiet(now)).isEqualTo(quiet);
  }

  @Test
  void aScanTakesWhatIsChosenWhereNothingIsTyped() {
    Settings settings =
        Settings.USUAL
            .with(Preference.GAMES, "cs2 rust")
            .with(Preference.LEVELS, "boost")
            .with(Preference.LIMIT, "20.00 USD")
            .with(Preference.RISK, "careful")
            .with(Preference.FILTERS, "max-days=7");

    assertThat(settings.scan(""))
        .isEqualTo("cs2 rust boost max-days=7 min-edge=5 min-sales=10 price=0-20.00");
    assertThat(settings.scan("TF2 pro max-days=3"))
        .isEqualTo("TF2 pro max-days=3 min-edge=5 min-sales=10 price=0-20.00");
    assertThat(Settings.USUAL.scan(" cs2 ")).isEqualTo("cs2");
    ScanOrder order = ScanOrder.parse(settings.scan(""), Set.of(Game.TF2), 5, 5);
    assertThat(order.games()).isEqualTo(EnumSet.of(Game.CS2, Game.RUST));
    assertThat(order.levels()).isEqualTo(EnumSet.of(Level.BOOST));
    assertThat(order.filters()).hasSize(4);
  }

  @Test
  void aNameIsPrintableAndShortAndInNoLog() {
    assertThat(Person.printable("  Ol\u0000ga\n\u202e ")).isEqualTo("Ol ga");
    assertThat(Person.printable("")).isEqualTo("-");
    assertThat(Person.printable("🦊".repeat(100)).codePointCount(0, 128)).isEqualTo(64);
    for (String name : List.of("Olga", "x".repeat(64))) {
      var person =
          new Person("0123456789ab", 42, name, Role.VIEWER, Instant.EPOCH, Optional.empty());
      assertThat(person.toString()).isEqualTo("person:0123456789ab");
    }
  }
}
