package io.floatwise.core.market;

/// Which side was taken: a buyer took an offer, or a seller filled a target.
public enum SaleKind {
  OFFER,
  TARGET
}
