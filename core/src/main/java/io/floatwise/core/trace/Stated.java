package io.floatwise.core.trace;

import io.floatwise.core.item.Title;

/// What selling a title costs, where nothing else was seen of it.
public record Stated(Title title, Terms terms) {}
