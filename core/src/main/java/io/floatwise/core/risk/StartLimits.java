package io.floatwise.core.risk;

import io.floatwise.core.trade.Setting;
import java.util.ArrayList;
import java.util.List;

/// What is known of limits before a journal is read: those of the mode, and what the person who
/// starts the run says of some of them.
///
/// What is said at a start is said for that run. Where people changed the same limit before, the
/// stricter of the two holds; of a limit without stricter and looser values, such as the games,
/// what this start says holds.
///
/// @param usual where nobody says otherwise
/// @param said at this start, each limit once
public record StartLimits(Limits usual, List<Setting> said) {

  /// @throws InvalidLimitsException if they cannot hold
  public StartLimits {
    said = List.copyOf(said);
    usual.changed(said);
  }

  /// A start that says nothing of its own.
  public static StartLimits of(Limits usual) {
    return new StartLimits(usual, List.of());
  }

  /// The same start, which also says what `limit` is.
  ///
  /// @throws InvalidLimitsException if it cannot be that, or was said already
  public <T> StartLimits saying(Limit<T> limit, T value) {
    var more = new ArrayList<>(said);
    more.add(new Setting(limit.name(), limit.form().write(value)));
    return new StartLimits(usual, more);
  }

  /// The limits with which a run begins.
  ///
  /// @param before what people changed until then
  public Limits after(LimitHistory before) {
    Limits holding = before.over(usual.changed(said));
    for (Setting setting : said) {
      Limits asSaid = holding.changed(List.of(setting));
      boolean looser = !asSaid.looserThan(holding).isEmpty();
      boolean stricter = !holding.looserThan(asSaid).isEmpty();
      holding = stricter || !looser ? asSaid : holding;
    }
    return holding;
  }
}
