package io.floatwise.core.trace;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Intent;
import java.time.Instant;
import java.util.Optional;

/// One decision with everything it was made on. The books are named by the journal entry up to
/// which they are to be folded.
///
/// @param at market time
/// @param title that it is about
/// @param basis what it was made on; empty where that is a history of readings, or not kept any
///   more
/// @param decidedOn last journal entry that the decision could know
/// @param judgedOn last journal entry that risk could know; the same unless something else was
///   submitted between
public record Trace(
    Instant at,
    Title title,
    Optional<Basis> basis,
    Author author,
    Decision.Single decision,
    Ending ending,
    long decidedOn,
    long judgedOn) {

  /// Whether nothing came of it.
  public boolean isSkip() {
    return !(ending instanceof Ending.Submitted);
  }

  /// The offer that it is about, if it is about one.
  public Optional<Offer> offer() {
    return switch (decision) {
      case Decision.Skip skip -> skip.offer();
      case Decision.Propose(Intent.BuyOffer buy, var _) -> Optional.of(buy.offer());
      case Decision.Propose _ -> Optional.empty();
    };
  }

  /// The first rule that said no; empty if none did.
  public Optional<String> rule() {
    return switch (ending) {
      case Ending.LeftAlone _ ->
          decision instanceof Decision.Skip skip ? Optional.of(skip.rule()) : Optional.empty();
      case Ending.Submitted _ -> Optional.empty();
      case Ending.Refused(String rule, String _) -> Optional.of(rule);
      case Ending.Held(String rule, String _) -> Optional.of(rule);
    };
  }

  /// What the first rule that said no said, else why it was done.
  public String reason() {
    return switch (ending) {
      case Ending.Refused(String _, String reason) -> reason;
      case Ending.Held(String _, String reason) -> reason;
      case Ending.LeftAlone _, Ending.Submitted _ ->
          switch (decision) {
            case Decision.Skip skip -> skip.evidence().summary();
            case Decision.Propose propose -> propose.evidence().summary();
          };
    };
  }

  /// What makes two skips the same to a person: while it stays the same, nothing has changed.
  public String subject() {
    String about =
        switch (decision) {
          case Decision.Skip skip ->
              skip.offer()
                  .map(offer -> offer.id() + " at " + offer.price())
                  .orElse(skip.evidence().summary());
          case Decision.Propose(Intent intent, var _) -> intent(intent);
        };
    return "%s/%s/%s".formatted(author.name(), rule().orElse(""), about);
  }

  private static String intent(Intent intent) {
    return switch (intent) {
      case Intent.BuyOffer buy -> "buy %s at %s".formatted(buy.offer().id(), buy.price());
      case Intent.ListLot list -> "list " + list.lot();
      case Intent.Reprice reprice -> "reprice " + reprice.lot();
      case Intent.Delist delist -> "delist " + delist.lot();
      case Intent.PlaceTarget _ -> "place target";
      case Intent.CancelTarget cancel -> "cancel target " + cancel.target();
    };
  }
}
