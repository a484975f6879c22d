package io.floatwise.core.tape;

import io.floatwise.core.item.Game;

/// Some rows of one game and day as columns, in the order of the tape. What is not there is
/// [Row#NO_LONG], [Row#NO_INT] or an empty text. The arrays are filled anew for the next batch.
public final class RowBatch {

  /// Most rows of a batch.
  public static final int CAPACITY = 2048;

  private static final String[] NO_TEXT = new String[0];

  public final long[] event = new long[CAPACITY];
  public final long[] seq = new long[CAPACITY];
  public final long[] at = new long[CAPACITY];
  public final int[] kind = new int[CAPACITY];
  public final long[] item = new long[CAPACITY];
  public final long[] price = new long[CAPACITY];
  public final long[] target = new long[CAPACITY];
  public final int[] count = new int[CAPACITY];
  public final int[] targetCount = new int[CAPACITY];
  public final long[] time = new long[CAPACITY];
  public final int[] place = new int[CAPACITY];
  public final int[] flag = new int[CAPACITY];
  public final int[] decimals = new int[CAPACITY];
  public final int[] wear = new int[CAPACITY];
  public final int[] seed = new int[CAPACITY];

  /// Without texts, which take most of the time of reading, these are empty.
  public final String[] currency;

  public final String[] id;
  public final String[] asset;
  public final String[] phase;
  public final String[] detail;

  private final Game game;
  private int size;

  /// @param texts whether the columns of texts are wanted
  public RowBatch(Game game, boolean texts) {
    this.game = game;
    this.currency = texts ? new String[CAPACITY] : NO_TEXT;
    this.id = texts ? new String[CAPACITY] : NO_TEXT;
    this.asset = texts ? new String[CAPACITY] : NO_TEXT;
    this.phase = texts ? new String[CAPACITY] : NO_TEXT;
    this.detail = texts ? new String[CAPACITY] : NO_TEXT;
  }

  public boolean hasTexts() {
    return detail.length > 0;
  }

  public int size() {
    return size;
  }

  /// @param rows how many of the arrays' places hold rows now
  public void filled(int rows) {
    size = rows;
  }

  /// Row `i` as a whole; only of a batch with texts.
  ///
  /// @throws TapeException if its kind is none that we know
  public Row row(int i) {
    Kind known =
        Kind.of(kind[i])
            .orElseThrow(() ->
                new TapeException(
                    "row %d: expected a kind that is known, found %d".formatted(seq[i], kind[i])));
    return new Row(
        game,
        known,
        item[i],
        price[i],
        target[i],
        count[i],
        targetCount[i],
        time[i],
        place[i],
        flag[i],
        currency[i],
        decimals[i],
        id[i],
        asset[i],
        wear[i],
        seed[i],
        phase[i],
        detail[i]);
  }
}
