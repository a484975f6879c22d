package io.floatwise.core.tape;

import java.util.List;

/// A tape to read. It may be written meanwhile: what is there when a day is opened is read.
public interface RecordedMarket {

  /// By day, then by game.
  ///
  /// @throws TapeException if it cannot be read
  List<TapeDay> days();

  /// @param texts whether the columns of texts are wanted
  /// @throws TapeException if it cannot be read
  TapeCursor open(TapeDay day, boolean texts);
}
