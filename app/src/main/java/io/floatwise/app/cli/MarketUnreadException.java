package io.floatwise.app.cli;

import io.floatwise.core.market.Failure;

/// Something of the market could not be read.
public final class MarketUnreadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MarketUnreadException(String what, Failure failure) {
    super("cannot read %s: %s".formatted(what, failure.detail()));
  }
}
