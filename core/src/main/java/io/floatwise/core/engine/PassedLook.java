package io.floatwise.core.engine;

import io.floatwise.core.item.Title;
import io.floatwise.core.pricing.Peers;
import java.time.Instant;
import java.util.List;

/// What a look leaves behind that can lead to nothing: nothing of ours is in its title, and no
/// strategy wants anything of it.
///
/// @param title that was looked at
/// @param asOf market time of the reading
/// @param shares what it teaches about titles like it; empty if it could not be valued
/// @param collections names of its collection, as its offers state them one after the other
public record PassedLook(
    Title title, Instant asOf, List<Peers.Share> shares, List<List<String>> collections) {

  public PassedLook {
    shares = List.copyOf(shares);
    collections = List.copyOf(collections);
  }
}
