package io.floatwise.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Rows as bytes of the log: which columns are there, then those.
final class RowCodec {

  private static final int MOST_OF_NUMBERS = 80;

  private RowCodec() {}

  /// Stands in files, so a game keeps its number.
  static byte code(Game game) {
    return switch (game) {
      case CS2 -> 1;
      case DOTA2 -> 2;
      case TF2 -> 3;
      case RUST -> 4;
    };
  }

  private static Optional<Game> game(int code) {
    return Arrays.stream(Game.values()).filter(game -> code(game) == code).findFirst();
  }

  /// A row and its place.
  record Placed(long event, long seq, long at, Row row) {}

  /// Bytes of one record, to be written again and again.
  static final class Bytes {
    private ByteBuffer out = ByteBuffer.allocate(1 << 16);

    /// What was written since [#reset()].
    ByteBuffer written() {
      return out.duplicate().flip();
    }

    void reset() {
      out.clear();
    }

    void group(long event, long at, int rows) {
      room(Long.BYTES * 2 + Integer.BYTES);
      out.putLong(event).putLong(at).putInt(rows);
    }

    void row(long seq, Row row) {
      room(MOST_OF_NUMBERS);
      out.putLong(seq).put(code(row.game())).put((byte) row.kind().code());
      out.putShort((short) mask(row));
      longs(row);
      ints(row);
      texts(row);
    }

    private void longs(Row row) {
      number(row.item());
      number(row.price());
      number(row.target());
      number(row.time());
    }

    private void ints(Row row) {
      number(row.count());
      number(row.targetCount());
      number(row.place());
      number(row.flag());
      number(row.decimals());
      number(row.wear());
      number(row.seed());
    }

    private void texts(Row row) {
      text(row.currency());
      text(row.id());
      text(row.asset());
      text(row.phase());
      text(row.detail());
    }

    private void number(long value) {
      if (value != Row.NO_LONG) {
        out.putLong(value);
      }
    }

    private void number(int value) {
      if (value != Row.NO_INT) {
        out.putInt(value);
      }
    }

    private void text(String text) {
      if (!text.isEmpty()) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + bytes.length);
        out.putInt(bytes.length).put(bytes);
      }
    }

    private void room(int bytes) {
      if (out.remaining() < bytes) {
        int size = Math.max(Math.multiplyExact(out.capacity(), 2), out.position() + bytes);
        out = ByteBuffer.allocate(size).put(out.flip());
      }
    }
  }

  /// Which columns follow, in their order.
  private static int mask(Row row) {
    int mask = bit(0, row.item() != Row.NO_LONG) | bit(1, row.price() != Row.NO_LONG);
    mask |= bit(2, row.target() != Row.NO_LONG) | bit(3, row.time() != Row.NO_LONG);
    mask |= bit(4, row.count() != Row.NO_INT) | bit(5, row.targetCount() != Row.NO_INT);
    mask |= bit(6, row.place() != Row.NO_INT) | bit(7, row.flag() != Row.NO_INT);
    mask |= bit(8, row.decimals() != Row.NO_INT) | bit(9, row.wear() != Row.NO_INT);
    mask |= bit(10, row.seed() != Row.NO_INT) | bit(11, !row.currency().isEmpty());
    mask |= bit(12, !row.id().isEmpty()) | bit(13, !row.asset().isEmpty());
    return mask | bit(14, !row.phase().isEmpty()) | bit(15, !row.detail().isEmpty());
  }

  private static int bit(int place, boolean isSet) {
    return isSet ? 1 << place : 0;
  }

  /// @throws IOException if the bytes are no row; a record with a good checksum always is one
  static Placed read(long event, long at, ByteBuffer in) throws IOException {
    long seq = in.getLong();
    int numbered = in.get();
    Optional<Game> game = game(numbered);
    int code = in.get();
    int mask = Short.toUnsignedInt(in.getShort());
    if (game.isEmpty() || Kind.of(code).isEmpty()) {
      throw new IOException(
          "expected a game and a kind, found %d and %d".formatted(numbered, code));
    }
    long item = longAt(mask, 0, in);
    long price = longAt(mask, 1, in);
    long target = longAt(mask, 2, in);
    long time = longAt(mask, 3, in);
    int count = intAt(mask, 4, in);
    int targetCount = intAt(mask, 5, in);
    int place = intAt(mask, 6, in);
    int flag = intAt(mask, 7, in);
    int decimals = intAt(mask, 8, in);
    int wear = intAt(mask, 9, in);
    int seed = intAt(mask, 10, in);
    Row row =
        new Row(
            game.get(),
            Kind.of(code).get(),
            item,
            price,
            target,
            count,
            targetCount,
            time,
            place,
            flag,
            textAt(mask, 11, in),
            decimals,
            textAt(mask, 12, in),
            textAt(mask, 13, in),
            wear,
            seed,
            textAt(mask, 14, in),
            textAt(mask, 15, in));
    return new Placed(event, seq, at, row);
  }

  private static long longAt(int mask, int place, ByteBuffer in) {
    return (mask & 1 << place) == 0 ? Row.NO_LONG : in.getLong();
  }

  private static int intAt(int mask, int place, ByteBuffer in) {
    return (mask & 1 << place) == 0 ? Row.NO_INT : in.getInt();
  }

  private static String textAt(int mask, int place, ByteBuffer in) {
    if ((mask & 1 << place) == 0) {
      return "";
    }
    int length = in.getInt();
    String text =
        new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }
}
