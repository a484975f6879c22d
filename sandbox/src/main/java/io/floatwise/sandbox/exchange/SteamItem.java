package io.floatwise.sandbox.exchange;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import java.time.Instant;

/// An item in an account's Steam inventory.
///
/// @param id composite: `instance:class:asset:app`
/// @param since market time at which it came there
public record SteamItem(String id, Title title, Attributes attributes, Instant since) {}
