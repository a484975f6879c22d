package io.floatwise.app.why;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Nearest;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.trace.Kept;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.store.trace.TraceReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the decisions that somebody asks about.
///
/// @param journal complete, oldest first
/// @param traces empty if none were kept
record Cases(List<Entry> journal, Optional<TraceReading> traces) {

  private static final Pattern DECISION = Pattern.compile("([iras])([1-9][0-9]{0,17})");
  private static final Pattern LOT = Pattern.compile("L([1-9][0-9]{0,17})");
  private static final int SUGGESTED = 3;

  private static final Comparator<Case> NEWEST_FIRST =
      Comparator.comparing(Case::last)
          .thenComparing(Case::at)
          .thenComparing(c -> c.entry().map(Entry::seq).orElse(0L))
          .thenComparing(c -> c.kept().map(Kept::id).orElse(0L))
          .reversed();

  /// @param subject id of a decision or a lot, a market name, or blank for everything
  /// @param most decisions
  /// @throws InputException if there is no such thing
  List<Case> of(String subject, int most) {
    Matcher decision = DECISION.matcher(subject);
    Matcher lot = LOT.matcher(subject);
    if (subject.isEmpty()) {
      return newest(traces.map(t -> t.latest(most)).orElse(List.of()), _ -> true, most);
    } else if (decision.matches()) {
      long number = Long.parseLong(decision.group(2));
      return List.of(decision.group(1).equals("s") ? skip(number) : entry(subject, number));
    } else if (lot.matches()) {
      return lot(new LotId(Long.parseLong(lot.group(1))), most);
    }
    return title(subject, most);
  }

  private Case skip(long id) {
    return traces
        .flatMap(t -> t.byId(id))
        .map(this::joined)
        .orElseThrow(() ->
            new InputException(
                "s%d: expected a decision that is kept, found none of that number; skips are"
                        .formatted(id)
                    + " kept for a month and while there is room"));
  }

  private Case entry(String subject, long seq) {
    if (seq > journal.size()) {
      throw new InputException(
          "%s: expected a decision, found that the journal ends with entry %d"
              .formatted(subject, journal.size()));
    }
    Case found = joined(journal.get((int) seq - 1));
    Optional<Case.Wish> wish = Case.wish(journal.get((int) seq - 1).fact());
    if (wish.isEmpty() || !found.id().equals(subject)) {
      throw new InputException(
          "%s: expected a decision of that kind, found that entry %d is %s"
              .formatted(subject, seq, wish.isEmpty() ? "no decision" : found.id()));
    }
    return found;
  }

  private List<Case> lot(LotId lot, int most) {
    List<Case> found =
        newest(
            traces.map(t -> t.ofLot(lot, most)).orElse(List.of()),
            entry -> isAbout(entry, lot),
            most);
    if (found.isEmpty()) {
      throw new InputException(
          "%s: expected a lot about which something was decided, found none".formatted(lot));
    }
    return found;
  }

  /// A lot bears the number of the purchase that brought it.
  private static boolean isAbout(Entry entry, LotId lot) {
    Optional<Intent> intent = Case.wish(entry.fact()).map(Case.Wish::intent);
    return intent.isPresent()
        && switch (intent.get()) {
          case Intent.ListLot i -> i.lot().equals(lot);
          case Intent.Reprice i -> i.lot().equals(lot);
          case Intent.Delist i -> i.lot().equals(lot);
          case Intent.BuyOffer _ -> entry.seq() == lot.seq();
          case Intent.PlaceTarget _, Intent.CancelTarget _ -> false;
        };
  }

  private List<Case> title(String name, int most) {
    SortedSet<Title> known = titles();
    List<Title> meant = known.stream().filter(title -> title.name().equals(name)).toList();
    if (meant.isEmpty()) {
      meant = known.stream().filter(title -> title.name().equalsIgnoreCase(name)).toList();
    }
    if (meant.isEmpty()) {
      throw unknown(name, known.stream().map(Title::name).distinct().toList());
    }
    var kept = new ArrayList<Kept>();
    for (Title title : meant) {
      traces.ifPresent(t -> kept.addAll(t.ofTitle(title, most)));
    }
    List<Title> titles = meant;
    return newest(
        kept,
        entry ->
            Case.wish(entry.fact()).filter(w -> titles.contains(w.intent().title())).isPresent(),
        most);
  }

  private static InputException unknown(String name, List<String> known) {
    String ids =
        "expected a market name about which something was decided, the id of a decision"
            + " (i12, r12, a12, s12) or of a lot (L12), found '%s'".formatted(name);
    return new InputException(
        known.isEmpty()
            ? ids + "; nothing was decided yet"
            : ids + "; the nearest: " + String.join(", ", Nearest.to(name, known, SUGGESTED)));
  }

  private SortedSet<Title> titles() {
    var titles = new TreeSet<Title>();
    traces.ifPresent(t -> titles.addAll(t.titles()));
    for (Entry entry : journal) {
      Case.wish(entry.fact()).ifPresent(wish -> titles.add(wish.intent().title()));
    }
    return titles;
  }

  /// What is kept and what the journal says, each decision once.
  private List<Case> newest(List<Kept> kept, Predicate<Entry> wanted, int most) {
    Map<String, Case> found = new LinkedHashMap<>();
    kept.stream().map(this::joined).forEach(c -> found.put(c.id(), c));
    journal.reversed().stream()
        .filter(entry -> Case.wish(entry.fact()).isPresent())
        .filter(wanted)
        .limit(most)
        .map(this::joined)
        .forEach(c -> found.putIfAbsent(c.id(), c));
    return found.values().stream().sorted(NEWEST_FIRST).limit(most).toList();
  }

  private Case joined(Kept kept) {
    long after = kept.trace().judgedOn();
    Optional<Entry> entry =
        after < journal.size() ? Optional.of(journal.get((int) after)) : Optional.empty();
    return new Case(entry.filter(e -> Case.belong(e.fact(), kept.trace())), Optional.of(kept));
  }

  private Case joined(Entry entry) {
    return new Case(
        Optional.of(entry),
        traces.flatMap(t ->
            t.beforeEntry(entry.seq()).stream()
                .filter(kept -> Case.belong(entry.fact(), kept.trace()))
                .findFirst()));
  }
}
