package io.floatwise.store.journal;

/// An entry as it stands in the table, all of it text but the numbers.
///
/// @param seq 1, 2, 3, ...
/// @param at market time, ISO-8601
/// @param version of the encoding
/// @param kind type name of the fact
/// @param body the fact's fields as canonical JSON, ASCII only
record Row(long seq, String at, int version, String kind, String body) {}
