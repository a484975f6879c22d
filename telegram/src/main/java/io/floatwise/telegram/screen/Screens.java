package io.floatwise.telegram.screen;

import static io.floatwise.core.people.Permission.LIMITS;
import static io.floatwise.core.people.Permission.PEOPLE;
import static io.floatwise.core.people.Permission.SEE;
import static io.floatwise.core.people.Permission.SELF;
import static io.floatwise.core.people.Permission.TRADE;

import io.floatwise.core.shared.CommandKind;
import io.floatwise.telegram.screen.Screen.Rule;
import java.util.List;
import java.util.Optional;

/// The list of all screens; the menu of commands and the help are made from it.
public final class Screens {

  /// Everybody sees what waits or holds; who may not act on it is refused when he tries to.
  private static final Rule SEE_OR_TRADE = new Rule(SEE, TRADE);

  private static final Rule SEE_OR_LIMIT = new Rule(SEE, LIMITS);

  public static final List<Screen> ALL =
      List.of(
          new Screen("start", SELF, StartScreen::open),
          new Screen("status", SEE, StatusScreen::open).counted(CommandKind.BALANCE),
          new Screen("why", SEE, WhyScreen::open).slowly(WhyScreen::isSlow),
          new Screen("portfolio", SEE, PortfolioScreen::open)
              .slowly(_ -> true)
              .counted(CommandKind.PORTFOLIO),
          new Screen("scan", SEE, MarketScreen::scan).slowly(_ -> true).counted(CommandKind.SCAN),
          new Screen("item", SEE, MarketScreen::item).slowly(_ -> true),
          new Screen("approvals", SEE, ApprovalScreen::list),
          new Screen("approve", SEE_OR_TRADE, ApprovalScreen::approve),
          new Screen("deny", SEE_OR_TRADE, ApprovalScreen::deny).uncounted(),
          new Screen("pause", TRADE, SwitchScreen::pause).uncounted(),
          new Screen("resume", TRADE, SwitchScreen::resume),
          new Screen("reduce", TRADE, StanceScreen::reduce).uncounted(),
          new Screen("halt", TRADE, StanceScreen::halt).uncounted(),
          new Screen("panic", TRADE, StanceScreen::panic).uncounted(),
          new Screen("orders", SEE_OR_TRADE, OrdersScreen::open).counted(OrdersScreen::kind),
          new Screen("undo", SEE_OR_TRADE, UndoScreen::open),
          new Screen("money", SEE_OR_LIMIT, MoneyScreen::open),
          new Screen("group", SEE_OR_TRADE, GroupScreen::open).counted(GroupScreen::kind),
          new Screen("limits", SEE_OR_LIMIT, LimitScreen::limits).counted(LimitScreen::kind),
          new Screen("confirm", SEE_OR_LIMIT, LimitScreen::confirm).counted(CommandKind.SETTINGS),
          new Screen("strategies", SEE, StrategyScreen::open),
          new Screen("settings", SELF, SettingsScreen::open).counted(SettingsScreen::kind),
          new Screen("export", SELF, OwnDataScreen::export).counted(CommandKind.PORTFOLIO),
          new Screen("forget", SELF, OwnDataScreen::forget),
          new Screen("web", SEE, WebScreen::open),
          new Screen("people", PEOPLE, PeopleScreen::list),
          new Screen("invite", PEOPLE, PeopleScreen::invite).counted(CommandKind.SETTINGS),
          new Screen("role", PEOPLE, PeopleScreen::role).counted(CommandKind.SETTINGS),
          new Screen("block", PEOPLE, PeopleScreen::block).uncounted(),
          new Screen("help", SELF, HelpScreen::open));

  private Screens() {}

  public static Optional<Screen> find(String id) {
    return ALL.stream().filter(screen -> screen.id().equals(id)).findFirst();
  }
}
