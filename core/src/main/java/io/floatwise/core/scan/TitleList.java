package io.floatwise.core.scan;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Title;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// White- and blacklist of titles, each with its reason and, where it is not for ever, its end. The
/// blacklist wins. A whitelist, as soon as one of its entries is in force, lets nothing else pass.
/// Immutable.
public final class TitleList implements Condition {

  public static final TitleList EMPTY = new TitleList(Map.of());

  /// On which side a title stands.
  public enum Side {
    ALLOWED,
    BLOCKED
  }

  /// @param reason for people
  /// @param until market time, exclusive; empty means for ever
  public record Listed(Side side, String reason, Optional<Instant> until) {
    public Listed {
      if (reason.isBlank()) {
        throw new InputException("expected a reason, found a blank one");
      }
    }

    boolean holds(Instant now) {
      return until.isEmpty() || now.isBefore(until.get());
    }
  }

  private final Map<Title, Listed> entries;

  private TitleList(Map<Title, Listed> entries) {
    this.entries = entries;
  }

  /// This list with `title` on it; an earlier entry of the title is replaced.
  public TitleList with(Title title, Listed listed) {
    var changed = new TreeMap<>(entries);
    changed.put(title, listed);
    return new TitleList(changed);
  }

  public TitleList without(Title title) {
    var changed = new TreeMap<>(entries);
    changed.remove(title);
    return new TitleList(changed);
  }

  /// This list without what has ended.
  public TitleList at(Instant now) {
    var changed = new TreeMap<>(entries);
    changed.values().removeIf(listed -> !listed.holds(now));
    return new TitleList(changed);
  }

  /// Titles of one side that are in force, in order.
  public List<Title> titles(Side side, Instant now) {
    var titles = new ArrayList<Title>();
    entries.forEach((title, listed) -> {
      if (listed.side() == side && listed.holds(now)) {
        titles.add(title);
      }
    });
    return List.copyOf(titles);
  }

  @Override
  public String name() {
    return "title-list";
  }

  @Override
  public Optional<String> objection(Candidate candidate) {
    Title title = candidate.offer().item().title();
    Instant now = candidate.now();
    Listed listed = entries.get(title);
    if (listed != null && listed.holds(now)) {
      return switch (listed.side()) {
        case ALLOWED -> Optional.empty();
        case BLOCKED ->
            Optional.of(
                "blocked%s: %s"
                    .formatted(
                        listed.until().map(until -> " until " + until).orElse(""),
                        listed.reason()));
      };
    }
    return entries.values().stream().anyMatch(l -> l.side() == Side.ALLOWED && l.holds(now))
        ? Optional.of("only listed titles are wanted, this one is not listed")
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TitleList list && entries.equals(list.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
