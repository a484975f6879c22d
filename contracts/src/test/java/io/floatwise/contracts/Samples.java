package io.floatwise.contracts;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import java.time.Instant;

/// Examples that the contract uses again and again.
final class Samples {
  static final Title REDLINE = new Title(Game.CS2, "AK-47 | Redline (Field-Tested)");
  static final String ASSET = "beb46bee-ba6a-5994-8e56-81e73fb06dc0";
  static final String OFFER = "5217dc9a-737b-4039-93c9-4675f52c69a5";
  static final String TARGET = "95a843ab-1153-4ffd-b357-159ca0959220";
  static final String STEAM_ASSET = "0:1234:5678:730";
  static final String CREATED = "2026-07-17T14:30:57Z";
  static final Instant CREATED_AT = Instant.parse(CREATED);

  private Samples() {}
}
