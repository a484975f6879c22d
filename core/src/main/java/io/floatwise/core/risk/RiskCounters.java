package io.floatwise.core.risk;

import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Submission;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What risk remembers, as a fold of the journal, so that it survives restarts. Not thread-safe.
public final class RiskCounters {

  /// A command that could not be obeyed.
  ///
  /// @param seq journal entry that says so
  /// @param reason who wanted what, and why not
  public record RefusedCommand(long seq, String reason) {}

  /// Answers that are a normal part of trading, not an error: the offer is gone, costs something
  /// else by now, or must not be changed yet. By what code the real venue says that the price is
  /// another is not known; a code that is not known counts as an error.
  private static final Set<String> LOST_RACES =
      Set.of("OfferNotFound", "OfferPriceChanged", "AssetTimeLocked");

  /// No calendar day, in any zone and with any change of the clocks, is longer.
  private static final Duration LONGEST_DAY = Duration.ofDays(2);

  /// A pause of one activity.
  ///
  /// @param until market time; empty means until somebody resumes
  public record Pause(String reason, Optional<Instant> until) {}

  private record Spent(Money amount, Instant at) {}

  private record Action(Class<? extends Intent> kind, Title title) {}

  private final Map<Activity, Pause> pauses = new EnumMap<>(Activity.class);
  private final Map<Action, Instant> withheld = new HashMap<>();
  private final ArrayDeque<Spent> spent = new ArrayDeque<>();
  private final Brake brake = new Brake();
  private final ApprovalQueue approvals = new ApprovalQueue();
  private final LimitHistory limits = new LimitHistory();
  private Money peak = Money.ZERO_USD;
  private Optional<RefusedCommand> refusedCommand = Optional.empty();
  private int errorsInRow;
  private int lossesAccepted;

  /// Takes over the next entry; call it before the books do.
  public void beforeBooks(Entry entry, Portfolio books) {
    brake.apply(entry.fact());
    approvals.apply(entry);
    limits.apply(entry);
    noteCommand(entry);
    if (entry.fact() instanceof Fact.OutcomeReceived(var id, Outcome outcome)) {
      countError(outcome);
      count(books.submission(id), outcome, entry.at());
      books.submission(id).ifPresent(s -> noteWithheld(s.intent(), outcome, entry.at()));
    } else if (entry.fact() instanceof Fact.OutcomeResolved(var id, Outcome outcome, String _)) {
      count(books.submission(id), outcome, entry.at());
    } else if (entry.fact() instanceof Fact.TargetFilled filled) {
      spend(filled.price(), entry.at());
    } else if (entry.fact()
        instanceof Fact.ActivitiesPaused(var activities, var reason, var until)) {
      activities.forEach(a -> pauses.merge(a, new Pause(reason, until), RiskCounters::longer));
    } else if (entry.fact() instanceof Fact.ActivitiesResumed(var activities, String _)) {
      resume(activities, books, entry.at());
    } else if (entry.fact() instanceof Fact.LotWithdrawn(LotId id)) {
      // What the owner takes out is no loss.
      Money cost = books.lot(id).flatMap(Lot::cost).orElse(Money.ZERO_USD);
      peak = peak.minus(cost).max(Money.ZERO_USD);
    } else if (entry.fact() instanceof Fact.MoneyAdopted(Money amount, var lot, String _)
        && lot.isEmpty()) {
      // Nor is what he puts in a gain: what was lost before stays as much as it was. What he paid
      // for an item is in the item now.
      peak = peak.plus(amount).max(Money.ZERO_USD);
    }
  }

  /// Notes the peak of the books after an entry.
  public void afterBooks(Portfolio books) {
    peak = peak.max(books.equity());
    lossesAccepted = Math.min(lossesAccepted, books.lossesInARow());
  }

  /// The pause of `activity` that holds at market time `now`.
  public Optional<Pause> pause(Activity activity, Instant now) {
    return Optional.ofNullable(pauses.get(activity))
        .filter(p -> p.until().isEmpty() || now.isBefore(p.until().get()));
  }

  /// Whether every activity is paused at market time `now`, and until `end` at least.
  public boolean isAllPausedUntil(Instant end, Instant now) {
    return Arrays.stream(Activity.values())
        .allMatch(activity ->
            pause(activity, now)
                .filter(p -> p.until().map(until -> !until.isBefore(end)).orElse(true))
                .isPresent());
  }

  /// Activities whose pause is over but was not lifted yet.
  public Set<Activity> expired(Instant now) {
    var over = new TreeSet<Activity>();
    pauses.forEach((activity, pause) -> {
      if (pause.until().isPresent() && !now.isBefore(pause.until().get())) {
        over.add(activity);
      }
    });
    return over;
  }

  /// The next moment at which a pause ends by itself; empty if none does.
  public Optional<Instant> nextEnd() {
    return pauses.values().stream()
        .flatMap(pause -> pause.until().stream())
        .min(Comparator.naturalOrder());
  }

  /// When the same action on the same title was last withheld by the mode.
  public Optional<Instant> withheldAt(Intent intent) {
    return Optional.ofNullable(withheld.get(action(intent)));
  }

  /// Losses in a row since somebody last lifted a pause of buying.
  public int newLosses(Portfolio books) {
    return books.lossesInARow() - lossesAccepted;
  }

  /// Spent for purchases on the calendar day of `now` in `zone`, which is not long ago.
  public Money spentOn(Instant now, ZoneId zone) {
    LocalDate today = day(now, zone);
    Money sum = Money.ZERO_USD;
    for (Spent one : spent) {
      sum = day(one.at(), zone).equals(today) ? sum.plus(one.amount()) : sum;
    }
    return sum;
  }

  /// Halt, reduce and panic.
  public Brake brake() {
    return brake;
  }

  /// What waits for approval.
  public ApprovalQueue approvals() {
    return approvals;
  }

  /// Limits that people changed or proposed.
  public LimitHistory limits() {
    return limits;
  }

  /// The last word of the journal to a person, if it was that a command cannot be obeyed.
  public Optional<RefusedCommand> refusedCommand() {
    return refusedCommand;
  }

  public Money peakEquity() {
    return peak;
  }

  /// Answers in a row that were errors.
  public int errorsInRow() {
    return errorsInRow;
  }

  /// A shorter pause never replaces a longer one: an error must not end what a person began.
  private static Pause longer(Pause one, Pause other) {
    if (one.until().isEmpty()) {
      return other.until().isEmpty() ? other : one;
    }
    return other.until().isEmpty() || other.until().get().isAfter(one.until().get()) ? other : one;
  }

  private void resume(Set<Activity> activities, Portfolio books, Instant at) {
    if (activities.contains(Activity.BUY) && pause(Activity.BUY, at).isPresent()) {
      lossesAccepted = books.lossesInARow();
    }
    activities.forEach(pauses::remove);
  }

  private void noteCommand(Entry entry) {
    Fact fact = entry.fact();
    if (fact instanceof Fact.CommandRefused(String command, String by, String reason)) {
      String text = "%s by %s: %s".formatted(command, by, reason);
      refusedCommand = Optional.of(new RefusedCommand(entry.seq(), text));
    } else if (fact instanceof Fact.LimitsChanged
        || fact instanceof Fact.LimitsProposed
        || fact instanceof Fact.ApprovalGranted
        || fact instanceof Fact.StanceTaken
        || fact instanceof Fact.MoneyAdopted) {
      refusedCommand = Optional.empty();
    }
  }

  private void noteWithheld(Intent intent, Outcome outcome, Instant at) {
    if (outcome instanceof Outcome.Withheld) {
      withheld.put(action(intent), at);
    }
  }

  private static Action action(Intent intent) {
    return new Action(intent.getClass(), intent.title());
  }

  private void countError(Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted _ -> errorsInRow = 0;
      case Outcome.Rejected(String code, String _) -> {
        if (!LOST_RACES.contains(code)) {
          errorsInRow++;
        }
      }
      case Outcome.Unknown _ -> errorsInRow++;
      case Outcome.Withheld _ -> {}
    }
  }

  private void count(Optional<Submission> submission, Outcome outcome, Instant at) {
    if (outcome instanceof Outcome.Accepted
        && submission.isPresent()
        && submission.get().intent() instanceof Intent.BuyOffer buy) {
      spend(buy.price(), at);
    }
  }

  private void spend(Money price, Instant at) {
    spent.removeIf(one -> Duration.between(one.at(), at).compareTo(LONGEST_DAY) > 0);
    spent.add(new Spent(price, at));
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }
}
