package io.floatwise.core.risk;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.Level;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// One thing that trading may never exceed, TRADING.md section 3: its name, what it is where nobody
/// says otherwise, how it is written, and which of two values is the looser one. A new limit is a
/// new constant here; [#ALL] follows.
///
/// @param <T> its type
public final class Limit<T> {

  private static final String AMOUNTS = "at most 1000000.00 USD";
  private static final String EACH_ONCE = "parted by commas";

  private static final List<Limit<?>> DECLARED = new ArrayList<>();

  /// Every limit in the order of its declaration.
  public static final List<Limit<?>> ALL = Collections.unmodifiableList(DECLARED);

  /// Most for one purchase.
  public static final Limit<Money> PER_TRADE = most("max-per-trade", Money.usd(50_00));

  /// Most for all purchases of a calendar day of the account.
  public static final Limit<Money> PER_DAY = most("max-per-day", Money.usd(500_00));

  /// Purchases without a known outcome.
  public static final Limit<Integer> AT_ONCE = most("purchases-at-once", 3, 0);

  /// Open lots of one title.
  public static final Limit<Integer> LOTS_PER_TITLE = most("lots-per-title", 3, 0);

  /// Share of equity in one title.
  public static final Limit<Rate> IN_TITLE = mostShare("max-in-one-title", 20);

  /// Share of equity in one collection.
  public static final Limit<Rate> IN_COLLECTION = mostShare("max-in-one-collection", 30);

  /// Share of equity in one game, where more than one is enabled.
  public static final Limit<Rate> IN_GAME = mostShare("max-in-one-game", 50);

  /// Share of equity that targets may promise in all.
  public static final Limit<Rate> IN_TARGETS = mostShare("max-in-targets", 20);

  /// Targets that stand at once; the venue has a limit of its own, which refuses more.
  public static final Limit<Integer> OPEN_TARGETS = most("open-targets", 100, 0);

  /// Share of equity in money that is not usable within seven days.
  public static final Limit<Rate> LOCKED_AWAY = mostShare("locked-away", 60);

  /// Share of equity that stays free.
  public static final Limit<Rate> RESERVE = leastShare("reserve", 5);

  /// Money that stays free in any case.
  public static final Limit<Money> LEAST_RESERVE =
      new Limit<>(
          "least-reserve",
          Money.usd(10_00),
          LimitForm.MONEY_FORM,
          AMOUNTS,
          Limit::isSensible,
          (from, to) -> to.isLessThan(from));

  /// Loss from the peak at which sizes are halved.
  public static final Limit<Rate> DRAWDOWN_HALVES = mostShare("drawdown-halves", 5);

  /// Loss from the peak at which buying stops.
  public static final Limit<Rate> DRAWDOWN_STOPS = mostShare("drawdown-stops", 15);

  /// Loss of the prices of a whole game within a day at which buying pauses for a day.
  public static final Limit<Rate> CRASH_PAUSES = mostShare("crash-pauses", 5);

  /// Share of a title's weekly sales that we may hold.
  public static final Limit<Rate> SHARE_OF_SALES = mostShare("share-of-sales", 25);

  /// Oldest market picture that is acted on.
  public static final Limit<Duration> QUOTE_AGE = most("quote-age", Quote.OLDEST);

  /// Oldest fee schedule that is acted on.
  public static final Limit<Duration> FEE_AGE = most("fee-age", Duration.ofHours(24));

  /// How far the venue's clock may be from ours.
  public static final Limit<Duration> CLOCK_SKEW = most("clock-skew", Duration.ofSeconds(60));

  /// How far sales, ladder and aggregated price may disagree.
  public static final Limit<Rate> QUORUM = mostShare("quorum", 15);

  /// Time after a listing or change in which the venue refuses another.
  public static final Limit<Duration> CHANGE_WINDOW =
      least("change-window", Duration.ofMinutes(15));

  /// Price changes of one lot in a calendar day (UTC).
  public static final Limit<Integer> CHANGES_PER_DAY = most("changes-per-day", 10, 0);

  /// Errors in a row that pause everything for [#PAUSE].
  public static final Limit<Integer> ERRORS_TO_PAUSE = most("errors-to-pause", 3, 1);

  public static final Limit<Duration> PAUSE = least("pause", Duration.ofMinutes(15));

  /// Errors in a row that pause everything for [#LONG_PAUSE].
  public static final Limit<Integer> ERRORS_TO_PAUSE_LONG = most("errors-to-pause-long", 10, 1);

  public static final Limit<Duration> LONG_PAUSE = least("long-pause", Duration.ofMinutes(60));

  /// Losses in a row that stop buying until somebody resumes.
  public static final Limit<Integer> LOSSES_TO_STOP = most("losses-to-stop", 5, 1);

  /// Expected gain by cost above which a person must look first.
  public static final Limit<Rate> ODD_EDGE = mostShare("odd-edge", 30);

  /// Share of the limit of a trade above which a person must look first.
  public static final Limit<Rate> APPROVAL_SHARE = mostShare("approval-share", 100);

  /// Levels in which a person must look at every purchase first.
  public static final Limit<Set<Level>> APPROVAL_LEVELS =
      new Limit<>(
          "approval-levels",
          Set.of(),
          LimitForm.LEVELS_FORM,
          EACH_ONCE,
          _ -> true,
          (from, to) -> !to.containsAll(from));

  /// How long a purchase waits for approval, market time.
  public static final Limit<Duration> APPROVAL_WITHIN =
      most("approval-within", Duration.ofHours(12));

  /// How long a proposal of looser limits waits for its second word, market time.
  public static final Limit<Duration> CONFIRM_WITHIN = most("confirm-within", Duration.ofHours(1));

  /// Whose calendar days the account has. Another one starts another day, so each change is loose.
  public static final Limit<ZoneId> TIME_ZONE =
      new Limit<>(
          "time-zone",
          ZoneOffset.UTC,
          LimitForm.ZONE_FORM,
          "with its region",
          _ -> true,
          (from, to) -> !from.equals(to));

  /// Games in which the account buys. Fewer than two lift the limit of one game, so each change is
  /// loose.
  public static final Limit<Set<Game>> GAMES =
      new Limit<>(
          "games",
          Set.of(Game.CS2),
          LimitForm.GAMES_FORM,
          EACH_ONCE,
          _ -> true,
          (from, to) -> !from.equals(to));

  /// Smaller sizes while the account is new.
  public static final Limit<Optional<Ramp>> RAMP =
      new Limit<>(
          "ramp",
          Optional.empty(),
          LimitForm.RAMP_FORM,
          "with ascending days",
          _ -> true,
          (from, to) -> from.isPresent() && !from.equals(to));

  private final String name;
  private final T initial;
  private final LimitForm<T> form;
  private final String bounds;
  private final Predicate<T> sensible;
  private final BiPredicate<T, T> looser;

  private Limit(
      String name,
      T initial,
      LimitForm<T> form,
      String bounds,
      Predicate<T> sensible,
      BiPredicate<T, T> looser) {
    this.name = name;
    this.initial = initial;
    this.form = form;
    this.bounds = bounds;
    this.sensible = sensible;
    this.looser = looser;
    DECLARED.add(this);
  }

  /// Short and stable, for example `max-per-trade`.
  public String name() {
    return name;
  }

  /// What it is where nobody says otherwise.
  public T initial() {
    return initial;
  }

  /// What a text of it must be, for a message.
  String expected() {
    return form.expected() + ", " + bounds;
  }

  LimitForm<T> form() {
    return form;
  }

  boolean isSensible(T value) {
    return sensible.test(value);
  }

  /// Whether `to` allows something that `from` did not.
  boolean isLooser(T from, T to) {
    return looser.test(from, to);
  }

  @Override
  public String toString() {
    return name;
  }

  private static boolean isSensible(Money money) {
    return !money.isNegative() && !money.isMoreThan(Money.usd(1_000_000_00));
  }

  private static boolean isSensible(Duration span) {
    return !span.isNegative() && span.compareTo(Duration.ofDays(365)) <= 0;
  }

  private static Limit<Money> most(String name, Money initial) {
    return new Limit<>(
        name,
        initial,
        LimitForm.MONEY_FORM,
        AMOUNTS,
        Limit::isSensible,
        (from, to) -> to.isMoreThan(from));
  }

  private static Limit<Integer> most(String name, int initial, int least) {
    return new Limit<>(
        name,
        initial,
        LimitForm.COUNT_FORM,
        least + " to 100000",
        count -> count >= least && count <= 100_000,
        (from, to) -> to > from);
  }

  private static Limit<Duration> most(String name, Duration initial) {
    return new Limit<>(
        name,
        initial,
        LimitForm.SPAN_FORM,
        "at most 365 d",
        Limit::isSensible,
        (from, to) -> to.compareTo(from) > 0);
  }

  private static Limit<Duration> least(String name, Duration initial) {
    return new Limit<>(
        name,
        initial,
        LimitForm.SPAN_FORM,
        "at most 365 d",
        Limit::isSensible,
        (from, to) -> to.compareTo(from) < 0);
  }

  private static Limit<Rate> mostShare(String name, int percent) {
    return share(name, percent, (from, to) -> to.compareTo(from) > 0);
  }

  private static Limit<Rate> leastShare(String name, int percent) {
    return share(name, percent, (from, to) -> to.compareTo(from) < 0);
  }

  private static Limit<Rate> share(String name, int percent, BiPredicate<Rate, Rate> looser) {
    return new Limit<>(
        name,
        Rate.ofPercent(percent),
        LimitForm.SHARE_FORM,
        "at most 100 %",
        rate -> rate.basisPoints() <= 10_000,
        looser);
  }
}
