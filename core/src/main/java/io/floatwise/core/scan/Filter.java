package io.floatwise.core.scan;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Wear;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Listing;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// A wish of the person who scans, as a typed predicate. Edges of ranges: the lower one in, the
/// upper one out. An attribute that the venue did not state meets no filter about it, and the
/// objection says so.
public sealed interface Filter extends Condition {

  /// Only these games.
  record OfGame(Set<Game> games) implements Filter {
    public OfGame {
      games = games.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(games));
    }

    @Override
    public String name() {
      return "game";
    }

    @Override
    public Optional<String> objection(Candidate candidate) {
      Game game = candidate.offer().item().title().game();
      return unless(games.contains(game), "wanted " + words(games) + ", is " + game.label());
    }

    private static String words(Set<Game> games) {
      return String.join(" or ", games.stream().sorted().map(Game::label).toList());
    }
  }

  /// Only these levels.
  record OfLevel(Set<Level> levels) implements Filter {
    public OfLevel {
      levels = levels.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(levels));
    }

    @Override
    public String name() {
      return "level";
    }

    @Override
    public Optional<String> objection(Candidate candidate) {
      Optional<Level> level = candidate.level();
      return unless(
          level.filter(levels::contains).isPresent(),
          "wanted %s, %s is %s"
              .formatted(
                  String.join(" or ", levels.stream().sorted().map(Level::toString).toList()),
                  candidate.cost(),
                  level.map(Level::toString).orElse("outside every level")));
    }
  }

  /// The price lies in a band.
  ///
  /// @param from inclusive
  /// @param to exclusive
  record Price(Money from, Money to) implements Filter {
    public Price {
      if (!from.isLessThan(to)) {
        throw new InputException("expected a price band, found %s to %s".formatted(from, to));
      }
    }

    @Override
    public String name() {
      return "price";
    }

    @Override
    public Optional<String> objection(Candidate candidate) {
      Money price = candidate.cost();
      return unless(
          price.isAtLeast(from) && price.isLessThan(to),
          "wanted %s to %s, costs %s".formatted(from, to, price));
    }
  }

  /// The float lies in a range.
  ///
  /// @param from inclusive
  /// @param to exclusive, but a float of exactly 1 counts as inside a range that ends there
  record Worn(Wear from, Wear to) implements Filter {
    private static final int ONE = 1_000_000_000;

    public Worn {
      if (from.compareTo(to) >= 0) {
        throw new InputException("expected a range of floats, found %s to %s".formatted(from, to));
      }
    }

    @Override
    public String name() {
      return "float";
    }

    @Override
    public Optional<String> objection(Candidate candidate) {
      Optional<Wear> wear = attributes(candidate).wear();
      return unless(
          wear.filter(this::holds).isPresent(),
          "wanted %s to %s, is %s".formatted(from, to, wear.map(Wear::toString).orElse("unknown")));
    }

    private boolean holds(Wear wear) {
      boolean below = wear.compareTo(to) < 0 || (to.billionths() == ONE && wear.equals(to));
      return wear.compareTo(from) >= 0 && below;
    }
  }

  /// One of these phases, spelt as [Attributes#phase()].
  record Phase(NavigableSet<String> phases) implements Filter {
    public Phase {
      phases = Collections.unmodifiableNavigableSet(new TreeSet<>(phases));
    }

    @Override
    public String name() {
      return "phase";
    }

    @Override
    public Optional<String> objection(Candidate candidate) {
      Optional<String> phase = attributes(candidate).phase();
      return unless(
          phase.filter(phases::contains).isPresent(),
          "wanted %s, is %s".formatted(String.join(" or ", phases), phase.orElse("unknown")));
    }
  }

  /// One of these paint seeds.
  record PaintSeed(NavigableSet<Integer> seeds) implements Filter {
    public PaintSeed {
      seeds = Collections.unmodifiableNavigableSet(new TreeSet<>(seeds));
    }

    @Override
    public String name() {
      return "seed";
    }

    @Override
    public Optional<String> objection(Candidate candidate) {
      OptionalInt seed = attributes(candidate).paintSeed();
      return unless(
          seed.isPresent() && seeds.contains(seed.getAsInt()),
          "wanted %s, is %s".formatted(seeds, seed.isPresent() ? seed.getAsInt() : "unknown"));
    }
  }

  /// The market name holds this text; case does not matter.
  record NameHolds(String text) implements Filter {
    public NameHolds {
      if (text.isBlank()) {
        throw new InputException("expected a part of a name, found a blank text");
      }
    }

    @Override
    public String name() {
      return "name";
    }

    @Override
    public Optional<String> objection(Candidate candidate) {
      String name = candidate.offer().item().title().name();
      return unless(
          name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)),
          "wanted a name with \"%s\"".formatted(text));
    }
  }

  /// At least this much gain is expected at the 20 % quantile, as a share of the price.
  record MinEdge(Rate least) implements Filter {
    @Override
    public String name() {
      return "min-edge";
    }

    @Override
    public Optional<String> objection(Candidate candidate) {
      Money needed = candidate.cost().at(least, Rounding.UP);
      Optional<Money> lower = candidate.lowerGain();
      return unless(
          lower.filter(gain -> gain.isAtLeast(needed)).isPresent(),
          "wanted a gain of %s, expected %s"
              .formatted(needed, lower.map(Money::toString).orElse("none")));
    }
  }

  /// At least this many sales a week.
  record MinSales(int perWeek) implements Filter {
    public MinSales {
      if (perWeek < 0) {
        throw new InputException("expected 0 or more sales a week, found " + perWeek);
      }
    }

    @Override
    public String name() {
      return "min-sales";
    }

    @Override
    public Optional<String> objection(Candidate candidate) {
      Optional<Double> found = candidate.valuation().map(v -> v.liquidity().perWeek());
      return unless(
          found.filter(weekly -> weekly >= perWeek).isPresent(),
          "wanted %d sales a week, found %s"
              .formatted(
                  perWeek,
                  found.map(weekly -> String.format(Locale.ROOT, "%.1f", weekly)).orElse("none")));
    }
  }

  /// Expected to be sold within this many days.
  record MaxDays(int days) implements Filter {
    public MaxDays {
      if (days < 1) {
        throw new InputException("expected 1 day or more, found " + days);
      }
    }

    @Override
    public String name() {
      return "max-days";
    }

    @Override
    public Optional<String> objection(Candidate candidate) {
      Optional<Double> found = candidate.listing().map(Listing::days);
      return unless(
          found.filter(expected -> expected <= days).isPresent(),
          "wanted %d days to sell, expected %s"
              .formatted(
                  days,
                  found
                      .map(expected -> String.format(Locale.ROOT, "%.1f", expected))
                      .orElse("never")));
    }
  }

  private static Attributes attributes(Candidate candidate) {
    return candidate.offer().item().attributes();
  }

  private static Optional<String> unless(boolean met, String objection) {
    return met ? Optional.empty() : Optional.of(objection);
  }
}
