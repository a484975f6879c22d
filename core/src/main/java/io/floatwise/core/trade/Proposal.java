package io.floatwise.core.trade;

/// An intent with the reason for it.
public record Proposal(Intent intent, Evidence evidence) {}
