package io.floatwise.app.cli;

import io.floatwise.app.live.Watcher;
import io.floatwise.app.report.Plain;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.schedule.WatchBudget;
import io.floatwise.core.schedule.WatchList;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is watched, one line for each event, for people or as JSON. Staleness is said when it
/// begins and again every ten seconds.
final class WatchLines implements Watcher.Audience {

  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintStream out;
  private final WatchBudget budget;
  private final boolean json;
  private Optional<Instant> saidStale = Optional.empty();

  WatchLines(PrintStream out, WatchBudget budget, boolean json) {
    this.out = out;
    this.budget = budget;
    this.json = json;
  }

  @Override
  public void begun(Map<Title, Optional<Quote>> quotes) {
    if (!json) {
      out.printf(
          Locale.ROOT,
          "watching %d of at most %d titles, each asked about every %d s; a change is told within %d s%n",
          quotes.size(),
          budget.most(1),
          budget.period().toSeconds(),
          budget.bound().toSeconds());
    }
    quotes.forEach((title, quote) -> {
      if (json) {
        say(node("watching", title).set("now", quote(quote)));
      } else {
        out.printf("%s: %s%n", Plain.text(title.name()), words(quote));
      }
    });
    out.flush();
  }

  @Override
  public void changed(List<WatchList.Change> changes) {
    for (WatchList.Change change : changes) {
      if (json) {
        ObjectNode node = node("changed", change.title());
        node.set("before", quote(change.before()));
        node.set("now", quote(change.now()));
        say(
            node.put("noticed", change.noticed().toString())
                .put("withinMillis", change.within().toMillis()));
      } else {
        out.printf(
            Locale.ROOT,
            "%s %s: %s (was: %s; at most %.1f s ago)%n",
            change.noticed().truncatedTo(ChronoUnit.SECONDS),
            Plain.text(change.title().name()),
            words(change.now()),
            words(change.before()),
            change.within().toMillis() / 1000.0);
      }
    }
    out.flush();
  }

  @Override
  public void stale(Map<Title, Instant> stale, Optional<Failure> reason, Instant now) {
    if (saidStale.filter(at -> Duration.between(at, now).compareTo(AGAIN) < 0).isPresent()) {
      return;
    }
    saidStale = Optional.of(now);
    stale.forEach((title, since) -> {
      long seconds = Duration.between(since, now).toSeconds();
      String why = reason.map(Failure::detail).orElse("the answers come too late");
      if (json) {
        say(node("stale", title).put("since", since.toString()).put("why", Plain.text(why)));
      } else {
        out.printf(
            "%s %s: STALE, last seen %d s ago: %s%n",
            now.truncatedTo(ChronoUnit.SECONDS),
            Plain.text(title.name()),
            seconds,
            Plain.text(why));
      }
    });
    out.flush();
  }

  @Override
  public void back(Instant lostSince, Instant now) {
    saidStale = Optional.empty();
    long seconds = Duration.between(lostSince, now).toSeconds();
    if (json) {
      say(
          JSON.createObjectNode()
              .put("event", "back")
              .put("lostSince", lostSince.toString())
              .put("seconds", seconds));
    } else {
      out.printf(
          "%s seen in time again, after %d s%n", now.truncatedTo(ChronoUnit.SECONDS), seconds);
    }
    out.flush();
  }

  private void say(Object node) {
    out.println(node);
  }

  private static ObjectNode node(String event, Title title) {
    return JSON.createObjectNode().put("event", event).put("title", title.name());
  }

  private static ObjectNode quote(Optional<Quote> quote) {
    ObjectNode node = JSON.createObjectNode();
    quote.ifPresent(q -> {
      q.bestOffer().ifPresent(p -> node.put("bestOffer", p.toString()));
      node.put("offers", q.offerCount());
      q.bestTarget().ifPresent(p -> node.put("bestTarget", p.toString()));
      node.put("targets", q.targetCount());
      node.put("asOf", q.asOf().toString());
    });
    return node;
  }

  private static String words(Optional<Quote> quote) {
    return quote
        .map(q ->
            "offer %s of %d, target %s of %d"
                .formatted(
                    price(q.bestOffer()), q.offerCount(), price(q.bestTarget()), q.targetCount()))
        .orElse("nobody offers or wants it");
  }

  private static String price(Optional<Money> price) {
    return price.map(Money::toString).orElse("-");
  }
}
