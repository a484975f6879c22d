package io.floatwise.app.why;

import io.floatwise.app.report.Page;
import io.floatwise.app.report.Plain;
import io.floatwise.app.report.Times;
import io.floatwise.core.market.Offer;
import io.floatwise.core.pricing.Hindsight;
import io.floatwise.core.trace.Missed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What was missed, as tables for a terminal.
public final class MissedText {

  private static final String HEAD = "%-8s %-16s %s";
  private static final String ROW = "%9s%9s %9s %9s %7s %6s  ";
  private static final int INDENT = 11;
  private static final String UNKNOWN = "-";
  private static final String LEGEND =
      "later net: median of what lots like it were sold for within the time that a lot is held, less"
          + " the fee; like: how many whole sales of such a lot these are (a float 0.01 off counts"
          + " half). Others got that price; ours would have stood in the queue with them. A title"
          + " whose sales were not read again says nothing: 'not sold yet' is no proof that it will"
          + " not be.";

  private final Page page;

  private MissedText(Page page) {
    this.page = page;
  }

  /// @param most offers in the table
  /// @param page on which it is written
  public static String of(Missed missed, int most, Page page) {
    new MissedText(page).write(missed, most);
    return page.toString();
  }

  private void write(Missed missed, int most) {
    line(
        "Offers left alone from %s to %s (market time)",
        Times.minute(missed.since()), Times.minute(missed.at()));
    if (missed.lines().isEmpty()) {
      line("None.");
      return;
    }
    line("");
    line(HEAD, "id", "left alone", "title");
    line(ROW + "rule", "", "asked", "later net", "gain", "sales", "like");
    missed.lines().stream().limit(most).forEach(this::offer);
    if (missed.lines().size() > most) {
      line("  and %d more; --most shows them", missed.lines().size() - most);
    }
    rules(missed.byRule());
    line("");
    page.words("", 0, LEGEND);
    line("floatwise why ID shows what an offer was left alone on");
  }

  private void offer(Missed.Line each) {
    Offer offer = each.first().offer();
    line(
        HEAD,
        "s" + each.first().id(),
        Times.minute(each.first().at()),
        Plain.text(offer.item().title().name() + kind(offer)));
    String row =
        ROW.formatted(
            "",
            offer.price().toDecimal(),
            each.later().map(h -> h.net().toDecimal()).orElse(UNKNOWN),
            each.gain().map(g -> g.toDecimal()).orElse(UNKNOWN),
            each.later().map(Hindsight::sales).map(String::valueOf).orElse("0"),
            each.later().map(h -> String.format(Locale.ROOT, "%.1f", h.alike())).orElse("0.0"));
    page.words(row, INDENT, each.first().rule() + fate(each));
  }

  private static String kind(Offer offer) {
    var attributes = offer.item().attributes();
    return attributes.phase().map(phase -> " " + phase).orElse("")
        + attributes.wear().map(wear -> " " + wear).orElse("");
  }

  private static String fate(Missed.Line each) {
    return switch (each.fate()) {
      case WOULD_HAVE_PAID, WOULD_NOT_HAVE_PAID -> soFar(each);
      case NOT_SOLD -> ": not sold until " + Times.minute(each.until());
      case NOT_SOLD_YET ->
          each.readUntil()
              .map(read -> ": not sold yet, sales known until " + Times.minute(read))
              .orElse(": not sold yet, its sales were not read since");
    };
  }

  /// More sales may still come in time.
  private static String soFar(Missed.Line each) {
    Instant read = each.readUntil().orElse(each.until());
    return read.isBefore(each.until()) ? ": sales known until " + Times.minute(read) : "";
  }

  private void rules(List<Missed.ByRule> rules) {
    line("");
    line(
        "%-22s %7s %9s %9s %12s %12s",
        "by rule", "offers", "sold", "paid", "missed most", "spared");
    for (Missed.ByRule each : rules) {
      line(
          "%-22s %7d %9d %9d %12s %12s",
          each.rule(),
          each.offers(),
          each.sold(),
          each.paid(),
          each.missed().toDecimal(),
          each.spared().toDecimal());
    }
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.line(format.formatted(values));
  }
}
