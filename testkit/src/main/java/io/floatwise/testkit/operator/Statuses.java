package io.floatwise.testkit.operator;

import static io.floatwise.core.money.Money.usd;

import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.CashLine;
import io.floatwise.core.operator.Status.DecisionLine;
import io.floatwise.core.operator.Status.LotLine;
import io.floatwise.core.operator.Status.MarketLine;
import io.floatwise.core.operator.Status.Totals;
import io.floatwise.core.pricing.GameIndex;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Setting;
import io.floatwise.core.trade.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// States as an engine publishes them, for tests of the faces.
public final class Statuses {

  /// Market time of every state.
  public static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");

  /// A market name with everything that breaks markup, tables and callbacks.
  public static final String HOSTILE =
      "★ StatTrak™ <b>Bayonet</b> | \"Doppler\" & 'Fade' <script>alert(1)</script> _*[x](y)`|";

  private static final Totals NOTHING =
      new Totals(
          0, 0, Money.ZERO_USD, Money.ZERO_USD, Money.ZERO_USD, Money.ZERO_USD, Money.ZERO_USD);

  /// Nothing holds trading back but the limits.
  private static final Status.Safety CALM =
      new Status.Safety(
          Stance.NORMAL,
          false,
          List.of(new Setting("max-per-trade", "50.00 USD")),
          Optional.empty(),
          List.of(),
          List.of(new Status.LockLine("0 days", usd(61_240))),
          Optional.empty(),
          Optional.empty());

  /// A purchase and looser limits wait for a person, with texts that try to become markup.
  private static final Status.Safety WAITING =
      new Status.Safety(
          Stance.REDUCE,
          true,
          CALM.limits(),
          Optional.of(
              new Status.ProposalLine(
                  "a7", List.of(new Setting("max-per-trade", "60.00 USD")), HOSTILE, NOW)),
          List.of(
              new Status.ApprovalLine(
                  "a9", "buy", HOSTILE, usd(800), "odd-edge", HOSTILE, HOSTILE, NOW, false)),
          CALM.locked(),
          Optional.of(new Status.RefusedLine(12, HOSTILE)),
          Optional.of(new Status.DifferenceLine(usd(100), usd(200), List.of(HOSTILE))));

  private static final List<Status.StrategyLine> STRATEGIES =
      List.of(
          new Status.StrategyLine("selling", "Sells every lot.", true, List.of()),
          new Status.StrategyLine(
              "mean-reversion",
              "Buys far below the mean.",
              false,
              List.of(
                  new Status.ParameterLine(
                      "window-days", 30, 2, 90, 20, "Days whose sales make the mean."))));

  private Statuses() {}

  /// Just started: nothing is known yet.
  public static Status empty() {
    return new Status(
        "demo",
        NOW,
        0,
        Collections.emptySortedSet(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        NOTHING,
        Map.of(),
        CALM,
        STRATEGIES);
  }

  /// In the middle of a day: every state of a lot, every kind of decision.
  public static Status trading() {
    return new Status(
        "demo",
        NOW,
        1_842,
        Collections.emptySortedSet(),
        List.of(),
        List.of(
            new CashLine("free", usd(61_240), Optional.empty(), "anything"),
            new CashLine("reserved", usd(4_310), Optional.empty(), "purchases in flight"),
            protectedCash(8_127, 2),
            protectedCash(14_066, 6),
            new CashLine(
                "in items, at cost", usd(12_257), Optional.empty(), "after they are sold")),
        lots(),
        decisions(),
        List.of(
            new MarketLine(
                "CS2",
                GameIndex.Regime.CALM,
                1.0131,
                Rate.ofBasisPoints(0),
                OptionalDouble.of(0.0074)),
            new MarketLine(
                "Rust",
                GameIndex.Regime.CRASH,
                0.8812,
                Rate.ofBasisPoints(1_130),
                OptionalDouble.empty())),
        List.of(),
        new Totals(23, 14, usd(48_211), usd(39_876), usd(2_930), usd(1_204), usd(613)),
        new TreeMap<>(
            Map.of("min-edge", 418L, "thin-evidence", 96L, "max-per-trade", 12L, "reserve", 3L)),
        CALM,
        STRATEGIES);
  }

  /// `status` with `activities` paused by `by`.
  public static Status paused(Status status, Set<Activity> activities, String by) {
    SortedSet<Activity> paused = new TreeSet<>(activities);
    return new Status(
        status.mode(),
        status.at(),
        status.seq() + 1,
        paused,
        paused.isEmpty() ? List.of() : List.of("paused by " + by),
        status.cash(),
        status.lots(),
        status.decisions(),
        status.markets(),
        status.groups(),
        status.totals(),
        status.refusals(),
        status.safety(),
        status.strategies());
  }

  /// In the middle of a day, with an odd purchase and looser limits that wait for a person.
  public static Status asking() {
    return Obeyed.with(
        trading(),
        new Status.Safety(
            CALM.stance(),
            false,
            CALM.limits(),
            Optional.of(
                new Status.ProposalLine(
                    "a1801",
                    List.of(new Setting("max-per-trade", "80.00 USD")),
                    "web",
                    NOW.plus(Duration.ofHours(1)))),
            List.of(
                new Status.ApprovalLine(
                    "a1840",
                    "buy",
                    "AWP | Asiimov (Field-Tested)",
                    usd(4_100),
                    "odd-edge",
                    "an expected gain of 18.20 USD is more than 30 % of the price",
                    "buy at 41.00 USD to list at 66.00 USD",
                    NOW.plus(Duration.ofHours(12)),
                    false)),
            CALM.locked(),
            Optional.empty(),
            Optional.empty()));
  }

  /// In the middle of a day, after somebody bought an item on the account by hand.
  public static Status differing() {
    return Obeyed.with(
        trading(),
        Obeyed.differing(
            CALM,
            Optional.of(
                new Status.DifferenceLine(
                    usd(61_240),
                    usd(61_116),
                    List.of("money -1.24 USD", "money -1.24 USD for L18")))));
  }

  /// Names, reasons and figures that try to become markup, and very long ones.
  public static Status hostile() {
    String endless = "Sticker | " + "Very Long Name ".repeat(30) + "(Holo)";
    Status calm = trading();
    var lots = new ArrayList<>(calm.lots());
    lots.addFirst(lot("L900", HOSTILE, "held", "in the inventory", 1_111, 0));
    lots.addFirst(lot("L901", endless, "listed", "listed at 99999999.99 USD", 999_999_999_99L, 0));
    var decisions = new ArrayList<>(calm.decisions());
    for (int i = 0; i < 40; i++) {
      decisions.addFirst(
          decision(
              "i9" + i, "buy", i % 2 == 0 ? HOSTILE : endless, 123, HOSTILE, HOSTILE.repeat(9)));
    }
    return new Status(
        "live & <i>learn</i>",
        calm.at(),
        9_007_199_254_740_991L,
        new TreeSet<>(Set.of(Activity.BUY)),
        List.of("<a href=\"javascript:alert(1)\">" + HOSTILE.repeat(20) + "</a>"),
        calm.cash(),
        lots,
        decisions,
        calm.markets(),
        calm.groups(),
        calm.totals(),
        new TreeMap<>(Map.of("<img src=x onerror=alert(1)>", 7L)),
        WAITING,
        List.of(
            new Status.StrategyLine(
                HOSTILE,
                HOSTILE,
                true,
                List.of(new Status.ParameterLine(HOSTILE, 1, 0, 2, 1, HOSTILE.repeat(9))))));
  }

  private static CashLine protectedCash(long cents, int days) {
    return new CashLine(
        "protected",
        usd(cents),
        Optional.of(NOW.plus(Duration.ofDays(days)).plus(Duration.ofHours(5))),
        "CS2 offers now, anything after protection");
  }

  private static List<LotLine> lots() {
    return List.of(
        lot("L1838", "M4A1-S | Decimator (Field-Tested)", "held", "in the inventory", 1_074, 1),
        lot("L1790", "AK-47 | Redline (Field-Tested)", "listed", "listed at 14.62 USD", 1_291, 9),
        lot(
            "L1744",
            "★ Gut Knife | Doppler (Factory New) Phase 2",
            "listed",
            "listed at 104.80 USD",
            9_892,
            14),
        sold("L1602", "AWP | Asiimov (Battle-Scarred)", 7_640, 487, 31, 2),
        sold("L1533", "Glock-18 | Water Elemental (Minimal Wear)", 812, 126, 55, 6),
        lot(
            "L1121",
            "USP-S | Cortex (Field-Tested)",
            "settled",
            "sold at 6.40 USD, fee 0.45 USD",
            541,
            54,
            220),
        lot(
            "L1090",
            "StatTrak™ P250 | Asiimov (Minimal Wear)",
            "reverted",
            "the sale was rolled back",
            733,
            240),
        lot(
            "L980",
            "Desert Eagle | Mecha Industries (Factory New)",
            "settled",
            "sold at 8.95 USD, fee 0.63 USD",
            851,
            -19,
            300));
  }

  private static LotLine lot(
      String id, String title, String state, String detail, long cost, int hours) {
    return new LotLine(
        id,
        title,
        state,
        detail,
        Optional.of(usd(cost)),
        Optional.empty(),
        NOW.minus(Duration.ofHours(hours)),
        NOW.minus(Duration.ofHours(hours + 2)),
        Optional.empty());
  }

  private static LotLine lot(
      String id, String title, String state, String detail, long cost, long profit, int hours) {
    return new LotLine(
        id,
        title,
        state,
        detail,
        Optional.of(usd(cost)),
        Optional.of(usd(profit)),
        NOW.minus(Duration.ofHours(hours)),
        NOW.minus(Duration.ofHours(hours + 190)),
        Optional.empty());
  }

  private static LotLine sold(
      String id, String title, long cost, long profit, int hours, int finalInDays) {
    Instant finalAt = NOW.plus(Duration.ofDays(finalInDays)).plus(Duration.ofHours(5));
    return new LotLine(
        id,
        title,
        "sold",
        "sold at %s, fee 0.68 USD, can be reverted until %s"
            .formatted(usd(cost + profit + 68), finalAt),
        Optional.of(usd(cost)),
        Optional.of(usd(profit)),
        NOW.minus(Duration.ofHours(hours)),
        NOW.minus(Duration.ofHours(hours + 20)),
        Optional.of(finalAt));
  }

  private static List<DecisionLine> decisions() {
    return List.of(
        decision(
            "i1841",
            "list",
            "M4A1-S | Decimator (Field-Tested)",
            1_218,
            "submitted",
            "best net price: 11.32 USD after the fee, sold within 3 days in 81 of 100 cases"),
        decision(
            "i1838",
            "buy",
            "M4A1-S | Decimator (Field-Tested)",
            1_074,
            "accepted",
            "fair value 12.40 USD (11.90 to 12.85) from 34 sales; net edge 5.40 % after all fees"),
        decision(
            "r1836",
            "buy",
            "★ Karambit | Slaughter (Minimal Wear)",
            68_900,
            "refused by max-per-trade: 689.00 USD is above 50.00 USD",
            "net edge 11.20 %, but one trade may cost 50.00 USD"),
        decision(
            "i1790",
            "reprice",
            "AK-47 | Redline (Field-Tested)",
            1_462,
            "accepted",
            "one cent below the cheapest rival still earns 0.68 USD"),
        decision(
            "i1760",
            "buy",
            "P90 | Asiimov (Field-Tested)",
            699,
            "rejected: OfferNotFound",
            "somebody was faster"));
  }

  private static DecisionLine decision(
      String id, String action, String title, long cents, String result, String reason) {
    return new DecisionLine(
        id,
        NOW.minusSeconds(90),
        action,
        title,
        usd(cents),
        result,
        reason,
        List.of(
            "price: " + usd(cents),
            "fair value: 12.40 USD (11.90 to 12.85)",
            "sales used: 34, effective 18.2",
            "fee: 0.86 USD (7.00 %)",
            "chance to sell in 7 days: 81.00 %",
            "net edge: 5.40 %"));
  }
}
