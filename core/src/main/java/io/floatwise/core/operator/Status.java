package io.floatwise.core.operator;

import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.GameIndex;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Setting;
import io.floatwise.core.trade.Stance;
import io.floatwise.core.trade.TargetGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;

/// What every face shows, at one moment. Figures come from the books, never from a guess; what is
/// not known is absent.
///
/// @param mode the mode's name, for example `demo`
/// @param at market time
/// @param seq last journal entry contained
/// @param paused activities that are paused
/// @param pauseReasons why not everything runs, one sentence each
/// @param cash money by when and for what it is usable
/// @param lots every lot that is not closed, newest first, then the latest closed ones
/// @param decisions latest decisions, newest first
/// @param markets where the prices of each game go; none before they were read
/// @param groups of targets that people formed, by name
/// @param totals sums over the whole journal
/// @param refusals how often each rule was the first to refuse, since the start of the process
/// @param safety what holds trading back: stance, limits, what waits for a person
/// @param strategies every one there is, with what it is tuned by, in the order in which they
///   decide
public record Status(
    String mode,
    Instant at,
    long seq,
    SortedSet<Activity> paused,
    List<String> pauseReasons,
    List<CashLine> cash,
    List<LotLine> lots,
    List<DecisionLine> decisions,
    List<MarketLine> markets,
    List<GroupLine> groups,
    Totals totals,
    Map<String, Long> refusals,
    Safety safety,
    List<StrategyLine> strategies) {

  /// What holds trading back, and what waits for a person.
  ///
  /// @param stance how much of trading is allowed
  /// @param panicking targets are being cancelled, the halt comes next
  /// @param limits every limit that holds, as text
  /// @param proposal looser limits that wait for a second word
  /// @param approvals purchases that wait for approval, oldest first
  /// @param locked money by the time until it is usable for anything, soonest first
  /// @param refusedCommand the last command that could not be obeyed; empty if a later one was
  /// @param difference between books and venue, which stops buying; empty while they agree
  public record Safety(
      Stance stance,
      boolean panicking,
      List<Setting> limits,
      Optional<ProposalLine> proposal,
      List<ApprovalLine> approvals,
      List<LockLine> locked,
      Optional<RefusedLine> refusedCommand,
      Optional<DifferenceLine> difference) {}

  /// The venue states another amount of money than the books.
  ///
  /// @param answers commands that end it if it was the owner's doing, as he would write them
  public record DifferenceLine(Money expected, Money observed, List<String> answers) {
    public DifferenceLine {
      answers = List.copyOf(answers);
    }
  }

  /// A command that could not be obeyed.
  ///
  /// @param seq journal entry that says so; a later refusal has a larger one
  /// @param text who wanted what, and why not, with its code
  public record RefusedLine(long seq, String text) {}

  /// Looser limits that wait.
  ///
  /// @param id for the confirming command, for example `a12`
  /// @param until market time
  public record ProposalLine(String id, List<Setting> changes, String by, Instant until) {}

  /// A purchase that waits for approval.
  ///
  /// @param id for the approving or denying command, for example `a12`
  /// @param rule why it waits, for example `odd-edge`
  /// @param until market time at which it stops waiting
  /// @param approved it is approved and waits for the next look at its title
  public record ApprovalLine(
      String id,
      String action,
      String title,
      Money cost,
      String rule,
      String reason,
      String evidence,
      Instant until,
      boolean approved) {}

  /// Money that is usable for anything after a time.
  public record LockLine(String label, Money amount) {}

  /// Money with one answer to "usable when, and for what".
  ///
  /// @param label for people, for example `usable now`
  /// @param usableFrom market time; empty means now
  /// @param purpose what it can be used for
  public record CashLine(
      String label, Money amount, Optional<Instant> usableFrom, String purpose) {}

  /// A lot and where it stands in its life.
  ///
  /// @param state one word: held, listed, sold, settled, reverted, withdrawn
  /// @param detail what a person wants to know of the state, for example `listed at 11.62 USD`
  /// @param cost empty if unknown
  /// @param profit realised or at-risk profit; empty while unsold
  /// @param since market time of the present state
  /// @param acquiredAt market time
  /// @param finalAt market time until which the sale can be reverted; empty unless it is sold
  public record LotLine(
      String id,
      String title,
      String state,
      String detail,
      Optional<Money> cost,
      Optional<Money> profit,
      Instant since,
      Instant acquiredAt,
      Optional<Instant> finalAt) {}

  /// A decision with its reason.
  ///
  /// @param id the intent's id for `/why`, or the seq of the refusal as `r123`
  /// @param action for example `buy`
  /// @param result for example `accepted`, `refused by max-per-trade`
  public record DecisionLine(
      String id,
      Instant at,
      String action,
      String title,
      Money amount,
      String result,
      String reason,
      List<String> figures) {

    DecisionLine concluded(String newResult) {
      return new DecisionLine(id, at, action, title, amount, newResult, reason, figures);
    }
  }

  /// A strategy.
  ///
  /// @param about what it does, one sentence
  /// @param trading whether it decides here
  public record StrategyLine(
      String name, String about, boolean trading, List<ParameterLine> parameters) {
    public StrategyLine {
      parameters = List.copyOf(parameters);
    }
  }

  /// What a strategy is tuned by.
  ///
  /// @param value that it decides with, or would
  /// @param least smallest allowed
  /// @param most largest allowed
  /// @param usual unless somebody says otherwise
  /// @param about what it does, one sentence
  public record ParameterLine(
      String name, long value, long least, long most, long usual, String about) {

    /// For people, for example `2 to 90, usually 20`.
    public String range() {
      return "%d to %d, usually %d".formatted(least, most, usual);
    }
  }

  /// Where the prices of a whole game go, by the median of its titles.
  ///
  /// @param game as people call it, for example `Rust`
  /// @param index 1 when its prices were first read
  /// @param lostInADay the share lost within the last day; 0 where nothing was
  /// @param volatility standard deviation of a day's change, as a share; empty until two days were
  ///   seen
  public record MarketLine(
      String game,
      GameIndex.Regime regime,
      double index,
      Rate lostInADay,
      OptionalDouble volatility) {}

  /// Titles whose targets a person handles as one.
  ///
  /// @param paused none of its targets is to stand
  /// @param standing targets that stand by the books
  public record GroupLine(TargetGroup group, boolean paused, long standing) {}

  /// Sums over the whole journal.
  public record Totals(
      long purchases,
      long sales,
      Money spent,
      Money netProceeds,
      Money fees,
      Money realisedProfit,
      Money atRiskProfit) {}
}
