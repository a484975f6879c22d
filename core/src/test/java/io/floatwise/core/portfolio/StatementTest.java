package io.floatwise.core.portfolio;

import static io.floatwise.core.Given.item;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.trade.LotId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementTest {

  private final Books books = Books.with("100.00");

  private LotId sold(String id) {
    LotId lot = books.buy(offer(id, "5.00"));
    books.sell(lot, books.list(lot, "6.00"), "6.00", "0.42");
    return lot;
  }

  private String saleOf(LotId lot) {
    return "sale." + books.portfolio.lot(lot).orElseThrow().state().offerId().orElseThrow();
  }

  @Test
  void writesEveryCentItemSaleAndPurchase() {
    LotId open = sold("open");
    LotId settled = sold("settled");
    books.fact(new Fact.SaleSettled(settled));
    LotId reverted = sold("reverted");
    books.fact(new Fact.SaleReverted(reverted));
    books.buy(offer("held", "7.00"));
    OfferId own = books.list(books.buy(offer("listed", "8.00")), "9.00");
    books.fact(new Fact.PurchaseReverted(books.buy(offer("returned", "3.00"))));
    assertThat(own).isNotNull();
    assertThat(Statement.of(books.portfolio).lines())
        .isEqualTo(
            new HashMap<>(
                Map.ofEntries(
                    Map.entry("cash.usable", "75.58"),
                    Map.entry("cash.protected", "5.58"),
                    Map.entry("asset.asset-held", "held"),
                    Map.entry("asset.asset-listed", "listed 9.00"),
                    Map.entry(saleOf(open), "price 6.00 fee 0.42 protected"),
                    Map.entry(saleOf(settled), "price 6.00 fee 0.42 successful"),
                    Map.entry(saleOf(reverted), "price 6.00 fee 0.42 reverted"),
                    Map.entry("purchase.asset-open.1", "price 5.00"),
                    Map.entry("purchase.asset-settled.1", "price 5.00"),
                    Map.entry("purchase.asset-reverted.1", "price 5.00"),
                    Map.entry("purchase.asset-held.1", "price 7.00"),
                    Map.entry("purchase.asset-listed.1", "price 8.00"),
                    Map.entry("purchase.asset-returned.1", "price 3.00 reverted"))));
  }

  @Test
  void countsPurchasesOfTheSameThingAndNoItemThatOnlyCameBack() {
    LotId first = sold("a");
    books.fact(new Fact.SaleReverted(first));
    books.fact(new Fact.LotAdopted(item("asset-a"), Optional.of(usd("5.00"))));
    assertThat(Statement.of(books.portfolio).lines())
        .as("it was bought once")
        .containsKey("purchase.asset-a.1")
        .doesNotContainKey("purchase.asset-a.2");
    LotId again = books.portfolio.openLots().getFirst().id();
    books.sell(again, books.list(again, "6.00"), "6.00", "0.42");
    books.buy(offer("a", "4.00"));
    assertThat(Statement.of(books.portfolio).lines())
        .containsEntry("purchase.asset-a.2", "price 4.00");
  }

  @Test
  void namesEveryLineOnWhichTheOtherSideDiffers() {
    books.buy(offer("a", "5.00"));
    Statement ours = Statement.of(books.portfolio);
    var theirs = new HashMap<>(ours.lines());
    assertThat(ours.differences(theirs)).isEmpty();
    theirs.put("cash.usable", "94.99");
    theirs.remove("asset.asset-a");
    theirs.put("asset.other", "held");
    assertThat(ours.differences(theirs))
        .containsExactly(
            new Statement.Difference("asset.asset-a", "held", "absent"),
            new Statement.Difference("asset.other", "absent", "held"),
            new Statement.Difference("cash.usable", "95.00", "94.99"));
  }
}
