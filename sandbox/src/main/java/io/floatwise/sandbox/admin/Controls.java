package io.floatwise.sandbox.http;

import io.floatwise.core.market.OfferId;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.LedgerRow;
import io.floatwise.core.sim.Reversal;
import io.floatwise.sandbox.exchange.Accounts;
import io.floatwise.sandbox.exchange.Input;
import io.floatwise.sandbox.exchange.MarketTicker;
import io.floatwise.sandbox.exchange.Result;
import io.floatwise.sandbox.exchange.SharedExchange;
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
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The sandbox's own controls under `/sandbox/`: clock, ledger, faults, accounts. Whoever has the
/// admin token may do anything. Thread-safe.
public final class Controls {
  /// Where they are.
  public static final String PREFIX = "/sandbox/";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LONGEST_HANG = Duration.ofMinutes(10);

  private final SharedExchange exchange;
  private final MarketTicker ticker;
  private final Accounts accounts;
  private final Faults faults;
  private final String token;

  public Controls(
      SharedExchange exchange,
      MarketTicker ticker,
      Accounts accounts,
      Faults faults,
      String token) {
    this.exchange = exchange;
    this.ticker = ticker;
    this.accounts = accounts;
    this.faults = faults;
    this.token = token;
  }

  /// Answers a request to one of the controls.
  ///
  /// @param sentToken the `X-Sandbox-Admin` header; empty if there is none
  public Reply answer(RawRequest request, String sentToken) throws InterruptedException {
    byte[] expected = token.getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, sentToken.getBytes(StandardCharsets.UTF_8))) {
      return Errors.gateway(401, "Unauthorized", "X-Sandbox-Admin is missing or wrong");
    }
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET /sandbox/info" -> info();
        case "GET /sandbox/ledger" -> ledger(new Query(request.rawQuery()));
        case "POST /sandbox/clock/await" -> await(json(request));
        case "POST /sandbox/fault" -> fault(json(request));
        case "POST /sandbox/revert" -> revert(json(request));
        case "POST /sandbox/accounts" -> account();
        default -> Errors.service(404, "NotFound", "no such control");
      };
    } catch (RefusedRequest e) {
      return e.reply();
    } catch (StateException e) {
      return Errors.service(500, "Internal", e.toString());
    }
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
                .put("clock", exchange.clockTaken() ? "lockstep" : "free")
                .put("stateHash", Long.toHexString(hash))));
  }

  private Reply ledger(Query query) {
    AccountId account =
        query
            .first("key")
            .flatMap(accounts::byKey)
            .orElseThrow(() -> refused("AccountNotFound", "key is missing or opens no account"));
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

  private Reply await(JsonNode body) throws StateException, InterruptedException {
    Instant until;
    try {
      until = Instant.parse(body.path("until").asString(""));
    } catch (DateTimeParseException e) {
      throw refused("BadRequest", "until must be a moment such as 2026-01-05T00:00:00Z");
    }
    Instant now = ticker.awaitUntil(until);
    return Reply.json(200, Json.object(out -> out.put("now", now.toString())));
  }

  private Reply fault(JsonNode body) throws StateException {
    String name = body.path("name").asString("");
    int count = (int) bounded(body, "count", 1, 1_000_000);
    Duration delay = Duration.ofMillis(bounded(body, "delayMillis", 0, LONGEST_HANG.toMillis()));
    switch (name) {
      case "ledger-cent" -> {
        AccountId account =
            accounts
                .byKey(body.path("key").asString(accounts.first().publicKey()))
                .orElseThrow(() -> refused("AccountNotFound", "key opens no account"));
        exchange.write(_ -> List.of(new Input.ShiftCent(account)));
      }
      case "hang-after-commit" -> faults.hangAfterWrites(count, delay);
      case "drop-before" -> faults.dropWrites(count);
      case "error-503" -> faults.makeUnavailable(count);
      default ->
          throw refused(
              "BadRequest",
              "name must be ledger-cent, hang-after-commit, drop-before or error-503");
    }
    return Reply.json(200, Json.object(out -> out.put("name", name).put("count", count)));
  }

  private static long bounded(JsonNode body, String name, long fallback, long most) {
    if (!body.has(name)) {
      return fallback;
    }
    OptionalLong value = Numbers.int64(body.path(name));
    if (value.isEmpty() || value.getAsLong() < 0 || value.getAsLong() > most) {
      throw refused("BadRequest", name + " must be between 0 and " + most);
    }
    return value.getAsLong();
  }

  private Reply revert(JsonNode body) throws StateException {
    String offer = body.path("offerId").asString("");
    if (offer.isBlank()) {
      throw refused("BadRequest", "offerId is required");
    }
    Result result = exchange.write(_ -> List.of(new Input.Revert(new OfferId(offer)))).getFirst();
    if (result instanceof Result.Reverted(Reversal.Refused(String reason))) {
      return Errors.service(409, "NotReverted", reason);
    }
    return Reply.json(200, Json.object(out -> out.put("reverted", offer)));
  }

  private Reply account() throws StateException {
    KeyPair pair = accounts.open();
    return Reply.json(
        200,
        Json.object(
            out -> out.put("publicKey", pair.publicKey()).put("secretKey", pair.secretKey())));
  }

  private static JsonNode json(RawRequest request) {
    try {
      JsonNode node = MAPPER.readTree(request.body());
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw refused("BadRequest", "the body is no JSON");
    }
    throw refused("BadRequest", "the body is no JSON object");
  }

  private static RefusedRequest refused(String code, String message) {
    return new RefusedRequest(Errors.service(400, code, message));
  }
}
