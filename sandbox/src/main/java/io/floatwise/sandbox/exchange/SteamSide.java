package io.floatwise.sandbox.exchange;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.behaviour.Behaviours;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The accounts' Steam inventories and what moves between them and the marketplace. A function of
/// the calls and of market time. Not thread-safe.
public final class SteamSide {
  private static final long FIRST_CLASS = 1_000_000_000L;
  private static final long FIRST_ASSET = 30_000_000_000L;

  private final SimExchange sim;
  private final Map<AccountId, Map<String, SteamItem>> held = new LinkedHashMap<>();
  private final Map<String, Transfer> transfers = new LinkedHashMap<>();
  private final List<String> running = new ArrayList<>();
  private long assets;

  SteamSide(SimExchange sim) {
    this.sim = sim;
  }

  /// What the account has in Steam, oldest first.
  public List<SteamItem> items(AccountId account) {
    return List.copyOf(inventory(account).values());
  }

  /// A transfer of the account; whose it is else, nobody is told.
  public Optional<Transfer> transfer(AccountId account, String id, boolean deposit) {
    return Optional.ofNullable(transfers.get(id))
        .filter(t -> t.account().equals(account) && t.isDeposit() == deposit);
  }

  /// Titles that are not taken in at present.
  public List<Title> blocked(Behaviours behaviours) {
    long every = behaviours.number(Behaviour.BLOCKED_TITLES);
    List<Title> blocked = new ArrayList<>();
    List<Title> titles = sim.titles();
    for (int i = 0; every > 0 && i < titles.size(); i++) {
      if (i % every == 0) {
        blocked.add(titles.get(i));
      }
    }
    return blocked;
  }

  private Map<String, SteamItem> inventory(AccountId account) {
    return held.computeIfAbsent(account, _ -> new LinkedHashMap<>());
  }

  SteamItem add(AccountId account, Title title, Attributes attributes) {
    int place = sim.titles().indexOf(title);
    String id = "0:%d:%d:%d".formatted(FIRST_CLASS + place, FIRST_ASSET + ++assets, app(title));
    SteamItem item = new SteamItem(id, title, attributes, sim.now());
    inventory(account).put(id, item);
    return item;
  }

  private static int app(Title title) {
    return switch (title.game()) {
      case CS2 -> 730;
      case DOTA2 -> 570;
      case TF2 -> 440;
      case RUST -> 252_490;
    };
  }

  Result deposit(AccountId account, List<String> asked, Behaviours behaviours) {
    boolean bare = behaviours.is(Behaviour.DEPOSIT_IDS, "any");
    if (new HashSet<>(asked).size() < asked.size()) {
      return new Result.Refused("DuplicatedAssets", "the same asset twice");
    }
    List<SteamItem> items = new ArrayList<>();
    for (String id : asked) {
      Optional<SteamItem> item =
          inventory(account).values().stream()
              .filter(i -> i.id().equals(id) || (bare && i.id().split(":", -1)[2].equals(id)))
              .findFirst();
      if (item.isEmpty()) {
        return new Result.Refused("InventoryItemsNotFound", "no item " + id + " in Steam");
      }
      items.add(item.get());
    }
    List<Title> blocked = blocked(behaviours);
    if (items.stream().anyMatch(item -> blocked.contains(item.title()))) {
      return new Result.Refused("BadRequest", "the title is not taken in at present");
    }
    items.forEach(item -> inventory(account).remove(item.id()));
    return start(account, "", asked, items, behaviours, behaviours.get(Behaviour.DEPOSIT_END));
  }

  Result withdraw(AccountId account, String request, List<AssetId> asked, Behaviours behaviours) {
    Optional<Transfer> before =
        transfers.values().stream()
            .filter(t -> t.account().equals(account) && t.request().equals(request))
            .findFirst();
    if (before.isPresent()) {
      return behaviours.is(Behaviour.WITHDRAW_REPEAT, "same-transfer")
          ? new Result.Moving(before.get().id())
          : new Result.Refused("BadRequest", "the requestId was used before");
    }
    if (new HashSet<>(asked).size() < asked.size()) {
      return new Result.Refused("DuplicatedAssets", "the same asset twice");
    }
    List<AssetId> free =
        sim.inventory(account).stream()
            .filter(h -> h.unlocksAt().filter(t -> t.isAfter(sim.now())).isEmpty())
            .map(h -> h.item().id())
            .toList();
    for (AssetId asset : asked) {
      if (!free.contains(asset)) {
        return new Result.Refused("InventoryItemsNotFound", "no asset " + asset + " to withdraw");
      }
    }
    List<SteamItem> items = new ArrayList<>();
    for (AssetId asset : asked) {
      Item item = sim.takeOut(account, asset).orElseThrow();
      items.add(new SteamItem("", item.title(), item.attributes(), sim.now()));
    }
    List<String> ids = asked.stream().map(AssetId::value).toList();
    return start(account, request, ids, items, behaviours, "success");
  }

  private Result start(
      AccountId account,
      String request,
      List<String> asked,
      List<SteamItem> items,
      Behaviours behaviours,
      String end) {
    String name = "transfer " + (transfers.size() + 1);
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    Instant due = sim.now().plusSeconds(behaviours.number(Behaviour.DEPOSIT_DELAY));
    transfers.put(
        id, new Transfer(id, account, request, asked, items, List.of(), sim.now(), due, end));
    running.add(id);
    finish(sim.now());
    return new Result.Moving(id);
  }

  /// Lets market time pass until `to`, and every transfer end when it is due.
  void advance(Instant to) {
    finish(to);
    sim.advanceTo(to);
  }

  private void finish(Instant until) {
    for (Optional<Transfer> next = nextDue(until); next.isPresent(); next = nextDue(until)) {
      Transfer transfer = next.get();
      running.remove(transfer.id());
      if (transfer.due().isAfter(sim.now())) {
        sim.advanceTo(transfer.due());
      }
      transfers.put(transfer.id(), transfer.ended(carryOut(transfer)));
    }
  }

  private Optional<Transfer> nextDue(Instant until) {
    return running.stream()
        .flatMap(id -> Optional.ofNullable(transfers.get(id)).stream())
        .filter(t -> !t.due().isAfter(until))
        .min(java.util.Comparator.comparing(Transfer::due));
  }

  private List<String> carryOut(Transfer transfer) {
    AccountId account = transfer.account();
    if (!transfer.isDeposit()) {
      return transfer.items().stream()
          .map(item -> add(account, item.title(), item.attributes()).id())
          .toList();
    }
    if (transfer.end().equals("success")) {
      return transfer.items().stream()
          .map(item -> sim.bringIn(account, item.title(), item.attributes()).value())
          .toList();
    }
    transfer.items().forEach(item -> inventory(account).put(item.id(), item));
    return List.of();
  }
}
