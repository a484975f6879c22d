package io.floatwise.sandbox.http;

import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Offer;
import io.floatwise.core.sim.Browse;
import io.floatwise.sandbox.wire.Page;
import io.floatwise.sandbox.wire.TreeFilters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What a storefront request asks of the exchange. Filters on what the title says are decided title
/// by title, so that only the others are left to look at single offers.
///
/// @param list the parameters
record StorefrontQuery(ListQuery list) {

  private static final Set<String> OF_TITLE =
      Set.of(
          "categoryPath",
          "exterior",
          "category",
          "collection",
          "hero",
          "quality",
          "rarity",
          "itemType",
          "class",
          "killstreak");

  int limit() {
    return list.limit();
  }

  /// @throws io.floatwise.sandbox.wire.RefusedRequest if the cursor is none of ours
  Browse browse(TitleIndex.Names names) {
    TreeFilters ofTitle = list.filters().on(OF_TITLE::contains);
    TreeFilters ofAsset = list.filters().on(Predicate.not(OF_TITLE::contains));
    List<Title> titles =
        names.of(list.game(), list.fuzzy() ? "" : list.titleText()).stream()
            .filter(title -> list.wantsTitle(title.name()))
            .filter(title -> ofTitle.isEmpty() || ofTitle.matches(TitleFacts.of(title).facets()))
            .toList();
    Optional<Page.Place> after = list.cursor().map(Page::placeOf);
    return new Browse(
        titles,
        order(),
        list.orderBy().isEmpty() || list.descending(),
        list.priceFrom().orElse(0),
        list.priceTo().orElse(Long.MAX_VALUE),
        after.map(place -> place(place, titles)),
        list.limit() + 1,
        ofAsset.isEmpty() ? Optional.empty() : Optional.of(sight -> fits(sight, ofAsset)));
  }

  private static boolean fits(Browse.Sight sight, TreeFilters filters) {
    return filters.matches(
        new AssetFacets(sight.title(), sight.attributes(), sight.custody(), Optional.empty()));
  }

  private Browse.Order order() {
    return switch (list.orderBy().orElse("createdAt")) {
      case "price" -> Browse.Order.PRICE;
      case "title" -> Browse.Order.TITLE;
      case "float" -> Browse.Order.WEAR;
      default -> Browse.Order.CREATED;
    };
  }

  /// The cursor names a title where the exchange counts titles; one that the filters of this
  /// request leave out ends where the next begins.
  private Browse.Place place(Page.Place place, List<Title> titles) {
    if (order() != Browse.Order.TITLE) {
      return new Browse.Place(Page.Place.valueOf(place.rank()), place.id());
    }
    long before = titles.stream().filter(t -> t.name().compareTo(place.rank()) < 0).count();
    return new Browse.Place(before, place.id());
  }

  /// The cursor of the page that begins after `offer`.
  String cursorAfter(Offer offer) {
    String rank =
        switch (order()) {
          case PRICE -> Page.Place.rankOf(offer.price().minor());
          case TITLE -> offer.item().title().name();
          case WEAR ->
              Page.Place.rankOf(offer.item().attributes().wear().map(Wear::billionths).orElse(-1));
          case CREATED -> Page.Place.rankOf(offer.createdAt().toEpochMilli());
        };
    return Page.cursorAfter(new Page.Place(rank, offer.id().value()));
  }
}
