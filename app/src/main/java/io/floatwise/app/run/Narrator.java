package io.floatwise.app.run;

import io.floatwise.app.live.Trouble;
import io.floatwise.core.execution.Progress;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.MoneyText;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.Stance;
import io.floatwise.core.trade.TargetGroup;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells on the terminal what the bot does, one line for each thing that a trader cares about.
final class Narrator {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final Portfolio portfolio;

  /// @param portfolio the books, which already contain each entry that is told
  Narrator(PrintStream out, Portfolio portfolio) {
    this.out = out;
    this.portfolio = portfolio;
  }

  void tell(Entry entry) {
    line(entry.fact()).ifPresent(text -> out.printf("%s  %s%n", TIME.format(entry.at()), text));
  }

  /// Says how far a batch is.
  void tell(Progress progress) {
    out.printf(
        "%d of %d answered: %d done, %d refused, %d without a clear answer, %d withheld%n",
        progress.done(),
        progress.total(),
        progress.accepted(),
        progress.rejected(),
        progress.unknown(),
        progress.withheld());
  }

  /// Says what has become of what cannot be read: what is new, and that nothing is left.
  ///
  /// @param before what was told last
  /// @param at market time
  void tell(List<Trouble> before, List<Trouble> troubles, Instant at) {
    troubles.stream()
        .filter(trouble -> !before.contains(trouble))
        .forEach(trouble -> out.printf("%s  %s%n", TIME.format(at), trouble));
    if (troubles.isEmpty()) {
      out.printf("%s  everything can be read again%n", TIME.format(at));
    }
  }

  private static String words(Collection<Activity> activities) {
    return activities.stream().map(Narrator::word).collect(Collectors.joining(", "));
  }

  private static String word(Activity activity) {
    return switch (activity) {
      case BUY -> "buying";
      case SELL -> "selling";
      case REPRICE -> "re-pricing";
    };
  }

  private Optional<String> line(Fact fact) {
    return switch (fact) {
      case Fact.AccountOpened opened ->
          Optional.of("account opened with %s (%s)".formatted(opened.usable(), opened.mode()));
      case Fact.SubmissionStarted(Intent intent, Evidence evidence) ->
          Optional.of("%s: %s".formatted(intent.title(), evidence.summary()));
      case Fact.OutcomeReceived(var _, Outcome outcome) -> unexpected(outcome);
      case Fact.OutcomeResolved(var id, var _, String proof) ->
          Optional.of("%s is resolved: %s".formatted(id, proof));
      case Fact.LotSold sold ->
          Optional.of(
              "%s: SOLD at %s, fee %s, profit %s%s"
                  .formatted(
                      title(sold.lot()),
                      sold.price(),
                      sold.fee(),
                      portfolio
                          .lot(sold.lot())
                          .flatMap(l -> l.cost())
                          .map(cost -> sold.price().minus(sold.fee()).minus(cost).toString())
                          .orElse("unknown"),
                      sold.finalAt()
                          .map(end -> ", can be reverted until " + TIME.format(end))
                          .orElse("")));
      case Fact.SaleSettled(LotId lot) ->
          Optional.of("%s: SETTLED, the money is ours".formatted(title(lot)));
      case Fact.SaleReverted(LotId lot) ->
          Optional.of("%s: the sale was REVERTED".formatted(title(lot)));
      case Fact.PurchaseReverted(LotId lot) ->
          Optional.of("%s: the purchase was reverted".formatted(title(lot)));
      case Fact.BooksDiffer differ -> Optional.of(MoneyText.sentence(differ));
      case Fact.BooksAgree _ -> Optional.of("books and venue agree again");
      case Fact.MoneyAdopted(Money amount, var lot, String by) ->
          Optional.of(
              "%s moved %s by hand%s; books and venue agree again"
                  .formatted(
                      by,
                      MoneyText.signed(amount),
                      lot.map(id -> ", for " + title(id)).orElse("")));
      case Fact.ActivitiesPaused paused ->
          Optional.of("paused %s: %s".formatted(words(paused.activities()), paused.reason()));
      case Fact.ActivitiesResumed resumed ->
          Optional.of("resumed %s: %s".formatted(words(resumed.activities()), resumed.reason()));
      case Fact.StanceTaken(Stance stance, String reason) ->
          Optional.of("%s: %s".formatted(stance, reason));
      case Fact.PanicStarted(boolean _, String reason) -> Optional.of("PANIC: " + reason);
      case Fact.LimitsProposed(var changes, String by, Instant until) ->
          Optional.of(
              "%s asks for looser limits %s, to be confirmed until %s"
                  .formatted(by, changes, TIME.format(until)));
      case Fact.LimitsChanged(var changes, String by) ->
          Optional.of("%s changed the limits: %s".formatted(by, changes));
      case Fact.ApprovalRequested asked ->
          Optional.of(
              "%s: %s; waits for approval, %s"
                  .formatted(asked.intent().title(), asked.evidence().summary(), asked.reason()));
      case Fact.ApprovalGranted(var request, String by) ->
          Optional.of("%s approved %s".formatted(by, request));
      case Fact.ApprovalEnded(var request, var end, String reason) ->
          Optional.of("%s %s: %s".formatted(request, end, reason));
      case Fact.CommandRefused(String command, String by, String reason) ->
          Optional.of("%s by %s could not be done: %s".formatted(command, by, reason));
      case Fact.TargetGroupFormed(TargetGroup group, String by) ->
          Optional.of(
              "%s formed the group %s of %d titles"
                  .formatted(by, group.name(), group.titles().size()));
      case Fact.TargetGroupPaused(String group, String by) ->
          Optional.of("%s paused the targets of group %s".formatted(by, group));
      case Fact.TargetGroupResumed(String group, String by) ->
          Optional.of("%s resumed the targets of group %s".formatted(by, group));
      case Fact.TargetFilled filled ->
          Optional.of("%s: target FILLED at %s".formatted(filled.item().title(), filled.price()));
      case Fact.IntentRefused _,
          Fact.TargetAdopted _,
          Fact.TargetVanished _,
          Fact.LotAdopted _,
          Fact.LotWithdrawn _,
          Fact.OfferAdopted _,
          Fact.OfferVanished _ ->
          Optional.empty();
    };
  }

  private static Optional<String> unexpected(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> Optional.empty();
      case Outcome.Rejected(String code, String detail) ->
          Optional.of("the venue refused: %s %s".formatted(code, detail).strip());
      case Outcome.Unknown(String detail) -> Optional.of("no clear answer yet: " + detail);
      case Outcome.Withheld _ -> Optional.of("withheld: nothing was sent");
    };
  }

  private Title title(LotId lot) {
    return portfolio.lot(lot).orElseThrow().title();
  }
}
