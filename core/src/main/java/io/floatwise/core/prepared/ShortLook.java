package io.floatwise.core.prepared;

import io.floatwise.core.item.Title;
import io.floatwise.core.pricing.Peers;
import java.time.Instant;
import java.util.List;

/// A look in short: what it comes to for an account that has nothing in its title.
///
/// @param title that was looked at
/// @param asOf market time of the reading
/// @param wanted whether a strategy wants anything of it
/// @param open whether that may be otherwise for an account that has learnt from its own orders how
///   they are filled
/// @param skips where none wants anything: the rules by which it is left alone, in order
/// @param shares what it teaches about titles like it; empty if it could not be valued
/// @param collections names of its collection, as its offers state them one after the other
/// @param place where the whole look is kept; below 0 where nobody can ask for it, because nothing
///   can have been wanted of its title so far
public record ShortLook(
    Title title,
    Instant asOf,
    boolean wanted,
    boolean open,
    List<String> skips,
    List<Peers.Share> shares,
    List<List<String>> collections,
    long place) {

  public ShortLook {
    skips = List.copyOf(skips);
    shares = List.copyOf(shares);
    collections = List.copyOf(collections);
  }
}
