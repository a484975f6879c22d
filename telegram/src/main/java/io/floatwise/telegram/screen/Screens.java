package io.floatwise.telegram.screen;

import java.util.List;
import java.util.Optional;

/// The list of all screens; the menu of commands and the help are made from it.
public final class Screens {

  public static final List<Screen> ALL =
      List.of(
          new Screen("start", StartScreen::open),
          new Screen("status", StatusScreen::open),
          new Screen("why", WhyScreen::open, WhyScreen::isSlow),
          new Screen("portfolio", PortfolioScreen::open, _ -> true),
          new Screen("scan", MarketScreen::scan, _ -> true),
          new Screen("item", MarketScreen::item, _ -> true),
          new Screen("approvals", ApprovalScreen::list),
          new Screen("approve", ApprovalScreen::approve),
          new Screen("deny", ApprovalScreen::deny),
          new Screen("pause", SwitchScreen::pause),
          new Screen("resume", SwitchScreen::resume),
          new Screen("reduce", StanceScreen::reduce),
          new Screen("halt", StanceScreen::halt),
          new Screen("panic", StanceScreen::panic),
          new Screen("orders", OrdersScreen::open),
          new Screen("undo", UndoScreen::open),
          new Screen("money", MoneyScreen::open),
          new Screen("group", GroupScreen::open),
          new Screen("limits", LimitScreen::limits),
          new Screen("confirm", LimitScreen::confirm),
          new Screen("help", HelpScreen::open));

  private Screens() {}

  public static Optional<Screen> find(String id) {
    return ALL.stream().filter(screen -> screen.id().equals(id)).findFirst();
  }
}
