package io.floatwise.core.engine;

import io.floatwise.core.execution.Account;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a panic or another command takes down, targets first. It needs no market data.
final class Takedown {

  private Takedown() {}

  /// What is still up.
  ///
  /// @param targets every target of the account, those of its owner included
  static List<Intent> wanted(
      Fact.PanicStarted panic, Map<TargetId, Title> targets, Portfolio books) {
    var wanted = new ArrayList<Intent>();
    targets.forEach((id, title) -> wanted.add(new Intent.CancelTarget(id, title)));
    if (panic.offersToo()) {
      wanted.addAll(offers(books));
    }
    return wanted;
  }

  /// What `command` takes down; nothing if it is another one.
  static List<Intent> wanted(Command command, Portfolio books) {
    return switch (command) {
      case Command.DelistAll _ -> offers(books);
      case Command.CancelTargets _ -> targets(books, _ -> true);
      case Command.PauseTargets(String group) -> targets(books, group);
      case Command.CancelTargetGroup(String group) -> targets(books, group);
      case Command.Pause _,
          Command.Resume _,
          Command.Halt _,
          Command.Reduce _,
          Command.Panic _,
          Command.ChangeLimits _,
          Command.Confirm _,
          Command.Approve _,
          Command.Deny _,
          Command.Undo _,
          Command.AdoptMoney _,
          Command.ListAll _,
          Command.RepriceAll _,
          Command.FormTargetGroup _,
          Command.ResumeTargets _,
          Command.RepriceTargets _ ->
          List.of();
    };
  }

  /// Every offer of ours.
  private static List<Intent> offers(Portfolio books) {
    var wanted = new ArrayList<Intent>();
    for (Lot lot : books.openLots()) {
      if (lot.state() instanceof LotState.Listed listed) {
        wanted.add(new Intent.Delist(lot.id(), lot.item().id(), listed.offer(), lot.title()));
      }
    }
    return wanted;
  }

  private static List<Intent> targets(Portfolio books, String group) {
    return books
        .targetLog()
        .group(group)
        .map(found -> targets(books, found.titles()::contains))
        .orElse(List.of());
  }

  /// Targets that the books know.
  private static List<Intent> targets(Portfolio books, Predicate<Title> which) {
    return books.targets().stream()
        .filter(target -> which.test(target.title()))
        .<Intent>map(target -> new Intent.CancelTarget(target.id(), target.title()))
        .toList();
  }

  /// Every target that the books know. What stands besides is taken down when the account is read
  /// next; the last reading may show what has gone since.
  static Map<TargetId, Title> targets(Portfolio books) {
    var targets = new TreeMap<TargetId, Title>();
    books.targets().forEach(target -> targets.put(target.id(), target.title()));
    return targets;
  }

  /// Every target of the account as it was read.
  static Map<TargetId, Title> targets(Account account) {
    var targets = new TreeMap<TargetId, Title>();
    account.targets().forEach(target -> targets.put(target.id(), target.title()));
    return targets;
  }

  /// Whether everything was read, nothing is left, and no answer is missing that could still put
  /// something up.
  static boolean isDone(Fact.PanicStarted panic, Account shown, Portfolio books) {
    return shown.unread().isEmpty()
        && wanted(panic, targets(shown), books).isEmpty()
        && !isWaiting(panic, books);
  }

  private static boolean isWaiting(Fact.PanicStarted panic, Portfolio books) {
    return books.openSubmissions().stream()
        .anyMatch(s ->
            switch (s.intent()) {
              case Intent.PlaceTarget _, Intent.CancelTarget _ -> true;
              case Intent.ListLot _, Intent.Reprice _, Intent.Delist _ -> panic.offersToo();
              case Intent.BuyOffer _ -> false;
            });
  }
}
