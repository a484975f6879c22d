package io.floatwise.dmarket.map;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.wire.BatchAnswer;
import io.floatwise.dmarket.wire.PurchaseAnswer;
import io.floatwise.dmarket.wire.TargetResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What the answer to a write proves. Only a row about our own wish is an acceptance or a
/// rejection; everything else is unknown.
public final class Outcomes {

  private Outcomes() {}

  public static Outcome bought(Reply<PurchaseAnswer> reply, OfferId offer) {
    return of(reply, answer -> purchase(answer, offer));
  }

  public static Outcome listed(Reply<BatchAnswer> reply, AssetId asset) {
    return of(
        reply,
        answer ->
            batch(
                answer,
                done -> done.assetId().filter(asset.value()::equals).isPresent(),
                failed -> failed.assetId().filter(asset.value()::equals).isPresent(),
                done -> new Effect.Listed(new OfferId(done.id()))));
  }

  /// The venue closes the offer and opens another one for the same asset.
  public static Outcome repriced(Reply<BatchAnswer> reply, OfferId offer, AssetId asset) {
    return of(
        reply,
        answer ->
            batch(
                answer,
                done -> isAbout(done, offer, asset),
                failed -> failed.offerId().filter(offer.value()::equals).isPresent(),
                done -> new Effect.Repriced(new OfferId(done.id()))));
  }

  public static Outcome delisted(Reply<BatchAnswer> reply, OfferId offer, AssetId asset) {
    return of(
        reply,
        answer ->
            batch(
                answer,
                done -> isAbout(done, offer, asset),
                failed -> failed.offerId().filter(offer.value()::equals).isPresent(),
                _ -> new Effect.Delisted()));
  }

  /// Rows of new targets have no id of ours, so they are told apart by their place: an answer that
  /// is not row by row about the titles that were asked for proves nothing of any.
  public static List<Outcome> targetsPlaced(Reply<List<TargetResult>> reply, List<String> titles) {
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < titles.size(); i++) {
      int place = i;
      outcomes.add(
          of(
              reply,
              rows ->
                  isAbout(rows, titles)
                      ? target(
                          rows.get(place),
                          row ->
                              row.targetId().map(id -> new Effect.TargetPlaced(new TargetId(id))))
                      : new Outcome.Unknown(
                          "answered with %d rows that are not about the %d wishes"
                              .formatted(rows.size(), titles.size()))));
    }
    return outcomes;
  }

  private static boolean isAbout(List<TargetResult> rows, List<String> titles) {
    return rows.size() == titles.size()
        && IntStream.range(0, titles.size())
            .allMatch(i -> rows.get(i).title().map(titles.get(i)::equals).orElse(true));
  }

  public static Outcome targetCancelled(Reply<List<TargetResult>> reply, TargetId target) {
    return of(
        reply,
        rows -> {
          List<TargetResult> ours =
              rows.stream()
                  .filter(row -> row.targetId().filter(target.value()::equals).isPresent())
                  .toList();
          return ours.size() == 1
              ? target(ours.getFirst(), _ -> Optional.of(new Effect.TargetCancelled()))
              : new Outcome.Unknown(
                  "answered with %d rows, %d of them ours".formatted(rows.size(), ours.size()));
        });
  }

  private static <T> Outcome of(Reply<T> reply, Function<T, Outcome> reading) {
    return switch (reply) {
      case Reply.Ok<T> ok -> reading.apply(ok.value());
      case Reply.Failed<T>(Fault fault) -> {
        if (fault.origin() == Fault.Origin.DENIED) {
          yield new Outcome.Withheld();
        }
        yield fault.definite()
            ? new Outcome.Rejected(fault.code(), fault.message())
            : new Outcome.Unknown(fault.message());
      }
    };
  }

  private static Outcome purchase(PurchaseAnswer answer, OfferId offer) {
    Optional<Boolean> started = Optional.ofNullable(answer.started().get(offer.value()));
    boolean silent = answer.started().isEmpty();
    Optional<String> code = answer.failCode();
    if ((silent || started.equals(Optional.of(true)))
        && answer.status().equals("TxSuccess")
        && code.isEmpty()) {
      return new Outcome.Accepted(new Effect.Bought());
    }
    if ((silent || started.equals(Optional.of(false)))
        && answer.status().equals("TxFailed")
        && code.isPresent()) {
      return new Outcome.Rejected(code.get(), "the venue did not sell the offer");
    }
    return new Outcome.Unknown(
        "answered %s with reason %s, started %s"
            .formatted(
                answer.status(),
                code.orElse("none"),
                started.map(b -> b ? "yes" : "no").orElse("-")));
  }

  private static Outcome batch(
      BatchAnswer answer,
      Predicate<BatchAnswer.Done> isOurs,
      Predicate<BatchAnswer.Failed> isOurFailure,
      Function<BatchAnswer.Done, Effect> effect) {
    List<BatchAnswer.Done> done = answer.offers().stream().filter(isOurs).toList();
    List<BatchAnswer.Failed> failed = answer.failed().stream().filter(isOurFailure).toList();
    if (done.size() == 1 && failed.isEmpty()) {
      return new Outcome.Accepted(effect.apply(done.getFirst()));
    }
    if (done.isEmpty() && failed.size() == 1) {
      return new Outcome.Rejected(failed.getFirst().code(), failed.getFirst().message());
    }
    return new Outcome.Unknown(
        "answered with %d rows of ours done and %d failed".formatted(done.size(), failed.size()));
  }

  private static boolean isAbout(BatchAnswer.Done done, OfferId offer, AssetId asset) {
    return done.assetId().map(asset.value()::equals).orElse(done.id().equals(offer.value()));
  }

  private static Outcome target(
      TargetResult row, Function<TargetResult, Optional<? extends Effect>> effect) {
    if (!row.successful()) {
      return row.errorCode()
          .<Outcome>map(code -> new Outcome.Rejected(code, row.errorMessage()))
          .orElse(new Outcome.Unknown("answered without success and without a reason"));
    }
    if (row.errorCode().isPresent()) {
      return new Outcome.Unknown("answered with success and the error " + row.errorCode().get());
    }
    return effect
        .apply(row)
        .<Outcome>map(Outcome.Accepted::new)
        .orElse(new Outcome.Unknown("answered with success and without a target id"));
  }
}
