package io.floatwise.core.scan;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.pricing.Valuation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Examines every offer of the titles that were read. Pure: the same snapshots, in any order, give
/// the same result.
public final class Scanner {

  /// Name of the refusal of offers in a game whose fees were not read.
  static final String FEE_UNKNOWN = "fee-unknown";

  private final ScanRequest request;
  private final List<Condition> conditions;

  public Scanner(ScanRequest request) {
    this.request = request;
    var all = new ArrayList<Condition>();
    all.add(request.titles());
    all.addAll(Conditions.ALL);
    all.addAll(request.filters());
    this.conditions = List.copyOf(all);
  }

  /// @param snapshots what was read; an offer that stands in several of them counts once, as it was
  ///   read last
  /// @param fees what selling costs, by game; titles of other games are refused
  /// @param now market time
  public ScanResult scan(Collection<Snapshot> snapshots, Map<Game, FeeSchedule> fees, Instant now) {
    List<Snapshot> ordered =
        snapshots.stream()
            .sorted(
                Comparator.comparing(Snapshot::title)
                    .thenComparing(Snapshot::asOf, Comparator.reverseOrder()))
            .toList();
    var found = new ArrayList<Opportunity>();
    var refusals = new ArrayList<Refusal>();
    Set<OfferId> seen = new HashSet<>();
    var titles = new HashSet<>();
    for (Snapshot snapshot : ordered) {
      titles.add(snapshot.title());
      FeeSchedule schedule = fees.get(snapshot.title().game());
      Optional<Valuation> valuation =
          schedule == null ? Optional.empty() : Valuation.of(snapshot, schedule, now);
      for (Offer offer : snapshot.offers()) {
        if (!request.own().contains(offer.id()) && seen.add(offer.id())) {
          if (schedule == null) {
            refusals.add(refusal(offer, FEE_UNKNOWN, "what selling costs is not known"));
          } else {
            examine(Candidate.of(offer, valuation, request.own(), now), found, refusals);
          }
        }
      }
    }
    found.sort(Opportunity.BEST_FIRST);
    List<Opportunity> ranked = found.subList(0, Math.min(request.most(), found.size()));
    return new ScanResult(
        ranked,
        found.size() - ranked.size(),
        refusals,
        titles.size(),
        seen.size(),
        ordered.stream().map(Snapshot::asOf).min(Instant::compareTo));
  }

  private void examine(Candidate candidate, List<Opportunity> found, List<Refusal> refusals) {
    for (Condition condition : conditions) {
      Optional<String> objection = condition.objection(candidate);
      if (objection.isPresent()) {
        refusals.add(refusal(candidate.offer(), condition.name(), objection.get()));
        return;
      }
    }
    found.add(Opportunity.of(candidate));
  }

  private static Refusal refusal(Offer offer, String condition, String reason) {
    return new Refusal(offer.item().title(), offer.id(), offer.price(), condition, reason);
  }
}
