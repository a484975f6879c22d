package io.floatwise.sandbox.http;

import io.floatwise.core.sim.AccountId;
import io.floatwise.sandbox.admin.Calls;
import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.behaviour.Behaviours;
import io.floatwise.sandbox.exchange.Accounts;
import io.floatwise.sandbox.exchange.SharedExchange;
import io.floatwise.sandbox.fault.BatchSplit;
import io.floatwise.sandbox.fault.BrokenBodies;
import io.floatwise.sandbox.fault.FaultKind;
import io.floatwise.sandbox.fault.Faults;
import io.floatwise.sandbox.fault.PastReplies;
import io.floatwise.sandbox.fault.Strikes;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import io.floatwise.sandbox.wire.SignatureCheck;
import io.floatwise.sandbox.wire.WallTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every request passes in this order: faults, signature, retired paths, routing, rate limit,
/// the operation; and its answer on the way back: form, faults, count. Thread-safe.
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final List<Route> routes;
  private final Accounts accounts;
  private final Optional<RateLimits> limits;
  private final SharedExchange exchange;
  private final Faults faults;
  private final PastReplies past;
  private final Calls calls;
  private final Runnable signedRequest;

  /// @param accounts the account that a public key opens
  /// @param limits empty for no limits, whatever the behaviour says
  /// @param past answers that faults give again
  /// @param calls counts every request
  /// @param signedRequest runs before a signed request is carried out
  public Gate(
      List<Route> routes,
      Accounts accounts,
      Optional<RateLimits> limits,
      SharedExchange exchange,
      Faults faults,
      PastReplies past,
      Calls calls,
      Runnable signedRequest) {
    this.routes = List.copyOf(routes);
    this.accounts = accounts;
    this.limits = limits;
    this.exchange = exchange;
    this.faults = faults;
    this.past = past;
    this.calls = calls;
    this.signedRequest = signedRequest;
  }

  /// A request and all that is known of it before it is carried out.
  private record Case(
      RawRequest request,
      SignatureCheck.Headers headers,
      WallTime received,
      Optional<Route> route,
      Strikes strikes,
      Behaviours behaviours) {

    String operation() {
      return route.map(Route::name).orElse(Calls.OTHER);
    }

    String key() {
      return headers.key().orElse("");
    }

    Duration skew() {
      return Duration.ofSeconds(behaviours.number(Behaviour.DATE_SKEW));
    }
  }

  /// The answer to a request; empty if the connection has to be closed without one.
  public Optional<Reply> answer(
      RawRequest request, SignatureCheck.Headers headers, WallTime received)
      throws InterruptedException {
    Optional<Route> route =
        routes.stream().filter(r -> r.serves(request.method(), request.path())).findFirst();
    String operation = route.map(Route::name).orElse(Calls.OTHER);
    boolean write = route.map(Route::write).orElse(false);
    Strikes strikes = faults.next(operation, NamedGame.of(request), write);
    Case c = new Case(request, headers, received, route, strikes, exchange.behaviours());
    Optional<Reply> reply = struck(c);
    String account = accounts.byKey(c.key()).map(AccountId::value).orElse("");
    calls.add(
        new Calls.Done(
            request.method(),
            request.path(),
            operation,
            reply.map(Reply::status).orElse(0),
            account,
            WallTime.now().since(received).toMillis()));
    return reply;
  }

  private Optional<Reply> struck(Case c) throws InterruptedException {
    Strikes strikes = c.strikes();
    faults.hold(strikes.latency());
    Optional<Reply> instead = strikes.instead(c.request().path());
    if (instead.isPresent()) {
      return instead.map(reply -> strikes.headers(reply, WallTime.now()));
    }
    if (strikes.has(FaultKind.DROP_BEFORE)) {
      return Optional.empty();
    }
    if (strikes.has(FaultKind.REPEAT_REPLY) && signer(c).isPresent()) {
      Optional<Reply> last = past.last(c.key(), c.operation());
      if (last.isPresent()) {
        return last;
      }
    }
    Reply reply = WireForm.of(c.request(), pass(c), c.behaviours());
    Optional<Duration> hang = strikes.hang();
    if (hang.isPresent() || strikes.has(FaultKind.DROP_AFTER)) {
      faults.hold(hang.orElse(Duration.ZERO));
      return Optional.empty();
    }
    if (strikes.has(FaultKind.FROZEN_FEED) && reply.status() == 200) {
      reply = past.frozen(c.key(), c.request(), reply, exchange.now());
    }
    Reply sent = BrokenBodies.strike(reply, c.request(), strikes);
    past.keep(c.key(), c.operation(), sent);
    return Optional.of(strikes.headers(sent, WallTime.now()));
  }

  private Reply pass(Case c) {
    Optional<String> key = signer(c);
    Optional<AccountId> account = key.flatMap(accounts::byKey);
    if (key.isEmpty() || account.isEmpty()) {
      return unauthorized(c);
    }
    signedRequest.run();
    Optional<Reply> retired =
        RetiredPaths.answer(c.request().method(), c.request().path(), c.behaviours());
    if (retired.isPresent()) {
      return retired.get();
    }
    return c.route()
        .map(route -> limited(route, new Signed(c, account.get(), key.get())))
        .orElseGet(Errors::notFound);
  }

  private static Optional<String> signer(Case c) {
    return c.behaviours().is(Behaviour.SIGNATURE, "verified")
        ? SignatureCheck.signer(c.request(), c.headers(), c.received(), c.skew())
        : c.headers().key();
  }

  private static Reply unauthorized(Case c) {
    return c.behaviours().is(Behaviour.DATE_SKEW_BODY, "named")
            && SignatureCheck.isStale(c.headers(), c.received(), c.skew())
        ? Errors.gateway(401, "Unauthorized", "X-Sign-Date is too old or in the future")
        : Errors.unauthorized();
  }

  /// A signed request whose query nobody has read yet.
  private record Signed(Case c, AccountId account, String key) {}

  private Reply limited(Route route, Signed signed) {
    Behaviours behaviours = signed.c().behaviours();
    if (limits.isEmpty() || behaviours.is(Behaviour.RATE_LIMITS, "off")) {
      return operate(route, signed);
    }
    RateLimits.Grant grant =
        limits
            .get()
            .ask(
                signed.key(),
                route.group(),
                route.group().perSecond(behaviours),
                signed.c().received().nanos());
    boolean told = behaviours.is(Behaviour.RATE_LIMIT_HEADERS, "present");
    Map<String, String> headers = told ? headers(grant) : Map.of();
    if (grant.allowed()) {
      return operate(route, signed).with(headers);
    }
    return tooMany(behaviours).with(headers);
  }

  private static Map<String, String> headers(RateLimits.Grant grant) {
    Map<String, String> headers = new HashMap<>();
    headers.putAll(
        Map.of(
            "RateLimit-Limit", Integer.toString(grant.limit()),
            "RateLimit-Remaining", Integer.toString(grant.remaining()),
            "RateLimit-Reset", Long.toString(wholeSeconds(grant.reset()))));
    if (!grant.allowed()) {
      headers.put("Retry-After", Long.toString(Math.max(1, wholeSeconds(grant.reset()))));
    }
    return headers;
  }

  private static Reply tooMany(Behaviours behaviours) {
    String text = "API rate limit exceeded";
    return switch (behaviours.get(Behaviour.RATE_LIMIT_BODY)) {
      case "gateway" -> Errors.gateway(429, "TooManyRequests", text);
      case "service" -> Errors.service(429, "TooManyRequests", text);
      default -> Errors.rateLimited();
    };
  }

  private Reply operate(Route route, Signed signed) {
    RawRequest request = signed.c().request();
    Strikes strikes = signed.c().strikes();
    try {
      StateFaults.strike(exchange, signed.account(), request, strikes);
      Optional<BatchSplit> split = BatchSplit.of(request, strikes);
      if (split.isPresent()) {
        if (Writes.standOrFallTogether(exchange)) {
          return Writes.refused(split.get().firstFailing(), BatchSplit.CODE, BatchSplit.MESSAGE);
        }
        return split.get().whole(split.get().rest(request).map(r -> execute(route, signed, r)));
      }
      return execute(route, signed, request);
    } catch (RefusedRequest e) {
      return e.reply();
    } catch (RuntimeException e) {
      LOG.error("{} failed", route.name(), e);
      return Errors.internal(request.path(), 500);
    }
  }

  private static Reply execute(Route route, Signed signed, RawRequest request) {
    Query query = new Query(request);
    try {
      return route.operation().answer(new Call(signed.account(), signed.key(), request, query));
    } catch (RefusedRequest e) {
      return e.reply();
    }
  }

  private static long wholeSeconds(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }
}
