package io.floatwise.core.backtest;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.RecordedMarket;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.RowBatch;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.core.tape.TapeCursor;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A tape of one game that is in memory only.
final class MemoryTape implements RecordedMarket {

  private final Game game;
  private final TapeCoder coder = new TapeCoder(List.of(), "", Row.NO_LONG);
  private final Map<LocalDate, List<Row.Group>> days = new TreeMap<>();
  private long events;

  MemoryTape(Game game) {
    this.game = game;
  }

  void tell(Instant at, Told told) {
    switch (coder.code(at, told)) {
      case Coded.Rows(long time, var rows) ->
          days.computeIfAbsent(LocalDate.ofInstant(at, ZoneOffset.UTC), _ -> new ArrayList<>())
              .add(new Row.Group(++events, time, rows));
      case Coded.Refused(String reason) -> throw new AssertionError(reason);
    }
  }

  @Override
  public List<TapeDay> days() {
    return days.keySet().stream().map(day -> new TapeDay(game, day, 0, 0, 1)).toList();
  }

  @Override
  public TapeCursor open(TapeDay day, boolean texts) {
    var batch = new RowBatch(game, true);
    int size = 0;
    for (Row.Group group : days.get(day.day())) {
      for (Row row : group.rows()) {
        put(batch, size, group, row);
        size++;
      }
    }
    return new Whole(batch, size);
  }

  private static void put(RowBatch batch, int i, Row.Group group, Row row) {
    batch.event[i] = group.event();
    batch.seq[i] = i;
    batch.at[i] = group.at();
    batch.kind[i] = row.kind().code();
    batch.item[i] = row.item();
    batch.price[i] = row.price();
    batch.target[i] = row.target();
    batch.count[i] = row.count();
    batch.targetCount[i] = row.targetCount();
    batch.time[i] = row.time();
    batch.place[i] = row.place();
    batch.flag[i] = row.flag();
    batch.currency[i] = row.currency();
    batch.decimals[i] = row.decimals();
    batch.id[i] = row.id();
    batch.asset[i] = row.asset();
    batch.wear[i] = row.wear();
    batch.seed[i] = row.seed();
    batch.phase[i] = row.phase();
    batch.detail[i] = row.detail();
  }

  private static final class Whole implements TapeCursor {
    private final RowBatch batch;
    private final int size;

    Whole(RowBatch batch, int size) {
      this.batch = batch;
      this.size = size;
    }

    @Override
    public boolean next() {
      boolean isFirst = batch.size() == 0 && size > 0;
      batch.filled(isFirst ? size : 0);
      return isFirst;
    }

    @Override
    public RowBatch batch() {
      return batch;
    }

    @Override
    public List<Loss> losses() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
