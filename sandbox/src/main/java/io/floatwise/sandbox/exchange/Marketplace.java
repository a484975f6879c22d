package io.floatwise.sandbox.exchange;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.FeeTerms;
import io.floatwise.core.sim.OpenTarget;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.trade.Outcome;
import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.behaviour.Behaviours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// Everything that the log rebuilds: the exchange, the Steam side and how they behave. A function
/// of its market and the sequence of inputs. Not thread-safe.
public final class Marketplace {
  private final SimExchange sim;
  private final SteamSide steam;
  private Behaviours behaviours;

  Marketplace(SimExchange sim) {
    this.sim = sim;
    this.steam = new SteamSide(sim);
    this.behaviours = Behaviours.of(sim.rules(), FeeTerms.of(sim.fees(Game.CS2)));
  }

  public SimExchange sim() {
    return sim;
  }

  public SteamSide steam() {
    return steam;
  }

  public Behaviours behaviours() {
    return behaviours;
  }

  /// @throws IllegalArgumentException if the input is impossible
  Result apply(Input input) {
    return switch (input) {
      case Input.OpenAccount i -> done(() -> sim.openAccount(i.account(), i.deposit()));
      case Input.TakeClock _ -> new Result.Done();
      case Input.Advance i -> done(() -> steam.advance(i.to()));
      case Input.Buy i -> new Result.Ordered(sim.buy(i.account(), i.offer(), i.price()));
      case Input.CreateOffer i ->
          new Result.Ordered(sim.createOffer(i.account(), i.asset(), i.price()));
      case Input.UpdateOffer i ->
          new Result.Ordered(sim.updateOffer(i.account(), i.offer(), i.price()));
      case Input.DeleteOffer i -> new Result.Ordered(sim.deleteOffer(i.account(), i.offer()));
      case Input.CreateTarget i ->
          new Result.Ordered(
              sim.createTarget(i.account(), i.title(), i.price(), i.amount(), i.wanted()));
      case Input.DeleteTarget i -> new Result.Ordered(deleteTarget(i.account(), i.target()));
      case Input.Together i ->
          new Result.Together(sim.together(() -> i.orders().stream().map(this::order).toList()));
      case Input.Raise i -> done(() -> sim.raise(i.offer()));
      case Input.Revert i -> new Result.Reverted(sim.revert(i.offer()));
      case Input.ShiftCent i -> done(() -> sim.shiftOneCent(i.account()));
      case Input.Uncover i -> done(() -> sim.uncoverTargets(i.account()));
      case Input.Deposit i -> steam.deposit(i.account(), i.assets(), behaviours);
      case Input.Withdraw i -> steam.withdraw(i.account(), i.request(), i.assets(), behaviours);
      case Input.AddSteamItem i -> add(i);
      case Input.Behave i -> done(() -> behave(i.behaviour(), i.value()));
    };
  }

  private Outcome order(Input input) {
    if (apply(input) instanceof Result.Ordered(Outcome outcome)) {
      return outcome;
    }
    throw new IllegalArgumentException("expected an order, found " + input);
  }

  private static Result done(Runnable change) {
    change.run();
    return new Result.Done();
  }

  private void behave(Behaviour behaviour, String value) {
    behaviours = behaviours.with(behaviour, value);
    sim.change(behaviours.rules(sim.rules()));
  }

  private Result add(Input.AddSteamItem input) {
    if (!sim.trades(input.title())) {
      return new Result.Refused("BadRequest", "unknown title " + input.title());
    }
    Attributes attributes =
        new Attributes(
            input.wear() < 0 ? Optional.empty() : Optional.of(new Wear(input.wear())),
            input.seed() < 0 ? OptionalInt.empty() : OptionalInt.of(input.seed()),
            Optional.empty());
    return new Result.Moving(steam.add(input.account(), input.title(), attributes).id());
  }

  private Outcome deleteTarget(AccountId account, TargetId id) {
    if (behaviours.is(Behaviour.TARGET_DELETE, "bound")) {
      for (OpenTarget target : sim.openTargets(account)) {
        Duration left = windowLeft(target.createdAt());
        if (target.id().equals(id) && left.isPositive()) {
          String rest = "%02d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
          return new Outcome.Rejected("AssetTimeLocked", rest);
        }
      }
    }
    return sim.deleteTarget(account, id);
  }

  /// What is left of the change window that began then; zero when it is over.
  public Duration windowLeft(Instant since) {
    Duration passed = Duration.between(since, sim.now());
    Duration left = sim.rules().times().changeWindow().minus(passed);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
