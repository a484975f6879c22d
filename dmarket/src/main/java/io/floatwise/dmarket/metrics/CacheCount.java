package io.floatwise.dmarket.metrics;

/// What the cache did since the client was opened.
///
/// @param hits reads answered from what was kept
/// @param shared reads that got the answer to the same question of another caller
/// @param pooled reads answered from what another node had asked
/// @param misses reads asked of the venue
/// @param stale reads answered with something too old, because the venue could not be asked
/// @param entries answers kept now
public record CacheCount(
    long hits, long shared, long pooled, long misses, long stale, long entries) {}
