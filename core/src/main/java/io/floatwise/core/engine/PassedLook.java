package io.floatwise.core.engine;

import io.floatwise.core.item.Title;
import io.floatwise.core.pricing.Peers;
import java.util.List;

/// What a look leaves behind that can lead to nothing: nothing of ours is in its title, and no
/// strategy wants anything of it.
///
/// @param title that was looked at
/// @param shares what it teaches about titles like it; empty if it could not be valued
/// @param collections names of its collection that were not known before, in the order of its
///   offers
public record PassedLook(Title title, List<Peers.Share> shares, List<List<String>> collections) {

  public PassedLook {
    shares = List.copyOf(shares);
    collections = List.copyOf(collections);
  }
}
