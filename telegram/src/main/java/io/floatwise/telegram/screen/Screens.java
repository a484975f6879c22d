package io.floatwise.telegram.screen;

import io.floatwise.core.shared.CommandKind;
import java.util.List;
import java.util.Optional;

/// The list of all screens; the menu of commands and the help are made from it.
public final class Screens {

  public static final List<Screen> ALL =
      List.of(
          new Screen("start", StartScreen::open),
          new Screen("status", StatusScreen::open).counted(CommandKind.BALANCE),
          new Screen("why", WhyScreen::open, WhyScreen::isSlow),
          new Screen("portfolio", PortfolioScreen::open, _ -> true).counted(CommandKind.PORTFOLIO),
          new Screen("scan", MarketScreen::scan, _ -> true).counted(CommandKind.SCAN),
          new Screen("item", MarketScreen::item, _ -> true),
          new Screen("approvals", ApprovalScreen::list),
          new Screen("approve", ApprovalScreen::approve),
          new Screen("deny", ApprovalScreen::deny).uncounted(),
          new Screen("pause", SwitchScreen::pause).uncounted(),
          new Screen("resume", SwitchScreen::resume),
          new Screen("reduce", StanceScreen::reduce).uncounted(),
          new Screen("halt", StanceScreen::halt).uncounted(),
          new Screen("panic", StanceScreen::panic).uncounted(),
          new Screen("orders", OrdersScreen::open).counted(OrdersScreen::kind),
          new Screen("undo", UndoScreen::open),
          new Screen("money", MoneyScreen::open),
          new Screen("group", GroupScreen::open).counted(GroupScreen::kind),
          new Screen("limits", LimitScreen::limits).counted(LimitScreen::kind),
          new Screen("confirm", LimitScreen::confirm).counted(CommandKind.SETTINGS),
          new Screen("help", HelpScreen::open));

  private Screens() {}

  public static Optional<Screen> find(String id) {
    return ALL.stream().filter(screen -> screen.id().equals(id)).findFirst();
  }
}
