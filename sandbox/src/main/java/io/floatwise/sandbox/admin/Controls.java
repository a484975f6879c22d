package io.floatwise.sandbox.admin;

import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.LedgerRow;
import io.floatwise.core.sim.Reversal;
import io.floatwise.sandbox.exchange.Accounts;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.MarketTicker;
import io.floatwise.sandbox.exchange.Result;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.fault.Faults;
import io.floatwise.sandbox.fault.PastReplies;
import io.floatwise.sandbox.state.KeyPair;
import io.floatwise.sandbox.state.StateException;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Json;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// The sandbox's own controls under `/sandbox/`. Whoever has the admin token may do anything.
/// Thread-safe.
public final class Controls {
  /// Where they are.
  public static final String PREFIX = "/sandbox/";

  private final SharedExchange exchange;
  private final MarketTicker ticker;
  private final Accounts accounts;
  private final FaultControls faults;
  private final BehaviourControls behaviours;
  private final CallControls calls;
  private final AdminPage page = new AdminPage();
  private final String token;

  /// @param past answers that faults give again
  /// @param operations that the marketplace serves, such as `GET /account/v1/balance`
  /// @param token what the `X-Sandbox-Admin` header has to hold
  public Controls(
      SharedExchange exchange,
      MarketTicker ticker,
      Accounts accounts,
      Faults faults,
      PastReplies past,
      Calls calls,
      List<String> operations,
      String token) {
    this.exchange = exchange;
    this.ticker = ticker;
    this.accounts = accounts;
    this.faults = new FaultControls(faults, past, operations);
    this.behaviours = new BehaviourControls(exchange);
    this.calls = new CallControls(calls);
    this.token = token;
  }

  /// Answers a request to one of the controls; the files of the page need no token.
  ///
  /// @param sentToken the `X-Sandbox-Admin` header; empty if there is none
  public Reply answer(RawRequest request, String sentToken) throws InterruptedException {
    String asked = request.method() + " " + request.path();
    Optional<Reply> file = page.answer(asked);
    if (file.isPresent()) {
      return file.get();
    }
    byte[] expected = token.getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, sentToken.getBytes(StandardCharsets.UTF_8))) {
      return Errors.gateway(401, "Unauthorized", "X-Sandbox-Admin is missing or wrong");
    }
    try {
      return control(asked, request);
    } catch (RefusedRequest e) {
      return e.reply();
    } catch (StateException e) {
      return Errors.service(500, "Internal", e.toString());
    }
  }

  private Reply control(String asked, RawRequest request)
      throws StateException, InterruptedException {
    return switch (asked) {
      case "GET /sandbox/info" -> info();
      case "GET /sandbox/ledger" -> ledger(new Query(request));
      case "GET /sandbox/accounts" -> accounts();
      case "POST /sandbox/accounts" -> account();
      case "GET /sandbox/clock" -> clock();
      case "POST /sandbox/clock/await" -> await(AdminRequest.of(request));
      case "GET /sandbox/faults" -> faults.list();
      case "POST /sandbox/fault" -> fault(AdminRequest.of(request));
      case "DELETE /sandbox/faults" -> faults.off(new Query(request));
      case "GET /sandbox/behaviours" -> behaviours.list();
      case "POST /sandbox/behaviour" -> behaviours.set(AdminRequest.of(request));
      case "GET /sandbox/calls" -> calls.counts();
      case "DELETE /sandbox/calls" -> calls.reset();
      case "GET /sandbox/audit" -> calls.audit();
      case "POST /sandbox/revert" -> revert(AdminRequest.of(request));
      case "POST /sandbox/steam" -> steam(AdminRequest.of(request));
      default -> Errors.service(404, "NotFound", "no such control");
    };
  }

  private Reply info() {
    long hash = exchange.read(sim -> sim.stateHash());
    return Reply.json(
        200,
        Json.object(out ->
            out.put("market", exchange.recipe().identity())
                .put("seed", exchange.recipe().seed())
                .put("mispricedPerDay", exchange.recipe().mispricedPerDay())
                .put("assumptions", exchange.assumptions())
                .put("now", exchange.now().toString())
                .put("clockSpeed", ticker.speed().toString())
                .put("clock", ticker.state())
                .put("stateHash", Long.toHexString(hash))));
  }

  /// Market time for whoever only looks: it takes nothing and moves nothing.
  private Reply clock() {
    return Reply.json(
        200,
        Json.object(out ->
            out.put("now", exchange.now().toString())
                .put("clockSpeed", ticker.speed().toString())
                .put("clock", ticker.state())));
  }

  private Reply accounts() {
    return Reply.json(
        200,
        Json.object(out ->
            out.putRows(
                "accounts",
                accounts.all().entrySet(),
                (row, e) ->
                    row.put("account", e.getValue().value()).put("publicKey", e.getKey()))));
  }

  private Reply ledger(Query query) {
    AccountId account =
        query
            .first("key")
            .flatMap(accounts::byKey)
            .orElseThrow(() ->
                AdminRequest.refused("AccountNotFound", "key is missing or opens no account"));
    List<LedgerRow> rows = exchange.read(sim -> sim.ledger(account));
    return Reply.json(
        200,
        Json.object(out ->
            out.put("account", account.value())
                .put("now", exchange.now().toString())
                .putRows(
                    "rows",
                    rows,
                    (o, row) -> o.put("name", row.name()).put("value", row.value()))));
  }

  private Reply await(AdminRequest request) throws StateException, InterruptedException {
    Instant until;
    try {
      until = Instant.parse(request.text("until", ""));
    } catch (DateTimeParseException e) {
      throw AdminRequest.refused(
          "BadRequest", "until must be a moment such as 2026-01-05T00:00:00Z");
    }
    Instant now = ticker.awaitUntil(until);
    return Reply.json(200, Json.object(out -> out.put("now", now.toString())));
  }

  /// `ledger-cent` is no fault of requests: it waits in the exchange for the account's next sale.
  private Reply fault(AdminRequest request) throws StateException {
    if (!request.text("name", "").equals("ledger-cent")) {
      return faults.on(request);
    }
    AccountId account = account(request);
    exchange.write(_ -> List.of(new Input.ShiftCent(account)));
    return Reply.json(200, Json.object(out -> out.put("name", "ledger-cent").put("count", 1)));
  }

  private AccountId account(AdminRequest request) {
    return accounts
        .byKey(request.text("key", accounts.first().publicKey()))
        .orElseThrow(() -> AdminRequest.refused("AccountNotFound", "key opens no account"));
  }

  private Reply revert(AdminRequest request) throws StateException {
    String offer = request.text("offerId", "");
    if (offer.isBlank()) {
      throw AdminRequest.refused("BadRequest", "offerId is required");
    }
    Result result = exchange.write(_ -> List.of(new Input.Revert(new OfferId(offer)))).getFirst();
    if (result instanceof Result.Reverted(Reversal.Refused(String reason))) {
      return Errors.service(409, "NotReverted", reason);
    }
    return Reply.json(200, Json.object(out -> out.put("reverted", offer)));
  }

  /// Puts an item into an account's Steam inventory.
  private Reply steam(AdminRequest request) throws StateException {
    AccountId account = account(request);
    String name = request.text("title", "");
    List<Title> titles = exchange.read(sim -> sim.titles());
    Title title =
        titles.stream()
            .filter(t -> name.isEmpty() || t.name().equals(name))
            .findFirst()
            .orElseThrow(() -> AdminRequest.refused("BadRequest", "unknown title " + name));
    int wear = request.has("float") ? wear(request.text("float", "")) : -1;
    int seed = request.number("paintSeed", -1, 0, 1_000);
    Result result =
        exchange.write(_ -> List.of(new Input.AddSteamItem(account, title, wear, seed))).getFirst();
    return switch (result) {
      case Result.Moving(String id) ->
          Reply.json(200, Json.object(out -> out.put("inGameAssetId", id)));
      case Result.Refused(String code, String detail) -> Errors.service(400, code, detail);
      case Result.Done(), Result.Ordered _, Result.Together _, Result.Reverted _ ->
          throw new IllegalStateException("expected an item in Steam, found " + result);
    };
  }

  private static int wear(String text) {
    if (!text.matches("[01](\\.[0-9]{1,20})?")) {
      throw AdminRequest.refused("BadRequest", "float must be a decimal from 0 to 1");
    }
    try {
      return Wear.ofDecimal(text).billionths();
    } catch (IllegalArgumentException e) {
      throw AdminRequest.refused("BadRequest", "float must be a decimal from 0 to 1");
    }
  }

  private Reply account() throws StateException {
    KeyPair pair = accounts.open();
    return Reply.json(
        200,
        Json.object(
            out -> out.put("publicKey", pair.publicKey()).put("secretKey", pair.secretKey())));
  }
}
