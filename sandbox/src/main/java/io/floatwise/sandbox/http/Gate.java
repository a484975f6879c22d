package io.floatwise.sandbox.http;

import io.floatwise.core.sim.AccountId;
import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.RefusedRequest;
import io.floatwise.sandbox.wire.Reply;
import io.floatwise.sandbox.wire.SignatureCheck;
import io.floatwise.sandbox.wire.WallTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What every request passes in this order: faults, signature, retired paths, routing, rate limit,
/// the operation. Thread-safe.
public final class Gate {
  private final List<Route> routes;
  private final Function<String, Optional<AccountId>> accounts;
  private final Optional<RateLimits> limits;
  private final Faults faults;
  private final Runnable signedRequest;

  /// @param accounts the account that a public key opens
  /// @param limits empty for no limits
  /// @param signedRequest runs before a signed request is carried out
  public Gate(
      List<Route> routes,
      Function<String, Optional<AccountId>> accounts,
      Optional<RateLimits> limits,
      Faults faults,
      Runnable signedRequest) {
    this.routes = List.copyOf(routes);
    this.accounts = accounts;
    this.limits = limits;
    this.faults = faults;
    this.signedRequest = signedRequest;
  }

  /// The answer to a request; empty if the connection has to be closed without one.
  public Optional<Reply> answer(
      RawRequest request, SignatureCheck.Headers headers, WallTime received)
      throws InterruptedException {
    Optional<Route> route =
        routes.stream().filter(r -> r.serves(request.method(), request.path())).findFirst();
    return switch (faults.next(route.map(Route::write).orElse(false))) {
      case NORMAL -> Optional.of(pass(request, headers, received, route));
      case UNAVAILABLE -> Optional.of(Errors.maintenance());
      case DROPPED -> Optional.empty();
      case HANGING -> {
        pass(request, headers, received, route);
        faults.hang();
        yield Optional.empty();
      }
    };
  }

  private Reply pass(
      RawRequest request,
      SignatureCheck.Headers headers,
      WallTime received,
      Optional<Route> route) {
    Optional<String> key = SignatureCheck.signer(request, headers, received);
    Optional<AccountId> account = key.flatMap(accounts);
    if (key.isEmpty() || account.isEmpty()) {
      return Errors.unauthorized();
    }
    signedRequest.run();
    Optional<Reply> retired = RetiredPaths.answer(request.method(), request.path());
    if (retired.isPresent()) {
      return retired.get();
    }
    return route
        .map(r -> limited(r, new Unopened(account.get(), key.get(), request), received))
        .orElseGet(Errors::notFound);
  }

  /// A signed request whose query nobody has read yet.
  private record Unopened(AccountId account, String key, RawRequest request) {
    Call open() {
      return new Call(account, key, request, new Query(request.rawQuery()));
    }
  }

  private Reply limited(Route route, Unopened request, WallTime received) {
    if (limits.isEmpty()) {
      return operate(route, request);
    }
    RateLimits.Grant grant = limits.get().ask(request.key(), route.group(), received.nanos());
    Map<String, String> headers =
        Map.of(
            "RateLimit-Limit", Integer.toString(grant.limit()),
            "RateLimit-Remaining", Integer.toString(grant.remaining()),
            "RateLimit-Reset", Long.toString(wholeSeconds(grant.reset())));
    if (grant.allowed()) {
      return operate(route, request).with(headers);
    }
    String wait = Long.toString(Math.max(1, wholeSeconds(grant.reset())));
    return Errors.rateLimited().with(headers).with(Map.of("Retry-After", wait));
  }

  private static Reply operate(Route route, Unopened request) {
    try {
      return route.operation().answer(request.open());
    } catch (RefusedRequest e) {
      return e.reply();
    }
  }

  private static long wholeSeconds(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }
}
