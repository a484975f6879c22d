package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.wire.AggregatedPrice;
import io.floatwise.dmarket.wire.BalanceRow;
import io.floatwise.dmarket.wire.BatchAnswer;
import io.floatwise.dmarket.wire.BlockedTitle;
import io.floatwise.dmarket.wire.ClosedOfferRow;
import io.floatwise.dmarket.wire.ClosedTargetRow;
import io.floatwise.dmarket.wire.DepositStatusRow;
import io.floatwise.dmarket.wire.ErrorBody;
import io.floatwise.dmarket.wire.FeeList;
import io.floatwise.dmarket.wire.HistoryRow;
import io.floatwise.dmarket.wire.InventoryRow;
import io.floatwise.dmarket.wire.Json;
import io.floatwise.dmarket.wire.OfferRow;
import io.floatwise.dmarket.wire.OrderRow;
import io.floatwise.dmarket.wire.Page;
import io.floatwise.dmarket.wire.ProfileRow;
import io.floatwise.dmarket.wire.PurchaseAnswer;
import io.floatwise.dmarket.wire.SaleRow;
import io.floatwise.dmarket.wire.TargetResult;
import io.floatwise.dmarket.wire.TargetRow;
import io.floatwise.dmarket.wire.TimeLimits;
import io.floatwise.dmarket.wire.TransferStatus;
import io.floatwise.dmarket.wire.WireException;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Mutated answers into every reading function of the client.
class ReaderFuzzTest {

  private static final long SEED = 20_261_128;
  private static final int QUICK = 10_000;
  private static final int LONG = 1_000_000;

  /// Far above what any answer needs, far below what a hang is.
  private static final Duration BOUND = Duration.ofSeconds(2);

  private static final List<String> PIECES =
      List.of(
          "[".repeat(5_000),
          "{\"a\":".repeat(5_000),
          "1e999999999",
          "9".repeat(2_000),
          "-0",
          "0.1e-400000",
          "\"usd\":\"1\",\"usd\":\"2\",",
          "\\ud800",
          "\\u0000",
          "null",
          "{}",
          "[]",
          "true",
          "\"\"",
          "NaN",
          "\"" + "x".repeat(10_000) + "\"");

  private static final List<Function<Json, ?>> READERS =
      List.of(
          ProfileRow::read,
          BalanceRow::read,
          json -> Page.read(json, "items", "cursor", OfferRow::read),
          json -> Page.read(json, "aggregatedPrices", "nextCursor", AggregatedPrice::read),
          json -> json.list("orders", OrderRow::read),
          json -> json.list("sales", SaleRow::read),
          FeeList::read,
          json -> Page.read(json, "items", "cursor", InventoryRow::read),
          json -> json.text("DepositID"),
          DepositStatusRow::read,
          json -> json.text("transferId"),
          json -> Page.read(json, "Trades", "Cursor", ClosedOfferRow::read),
          PurchaseAnswer::read,
          BatchAnswer::read,
          json -> Page.read(json, "items", "cursor", TargetRow::read),
          json -> Page.read(json, "Trades", "Cursor", ClosedTargetRow::read),
          TargetResult::readCreated,
          TargetResult::readDeleted,
          json -> Page.read(json, "titles", "cursor", BlockedTitle::read),
          json -> json.list("objects", HistoryRow::read),
          TimeLimits::read,
          TransferStatus::read);

  @Test
  @Proves(value = "P4.1.3", breaks = Json.class)
  void noMutatedReplyBreaksAReader() {
    List<byte[]> seeds =
        Stream.of(Operation.values())
            .map(o -> EveryOperation.reply(o).getBytes(StandardCharsets.UTF_8))
            .toList();
    fuzz(seeds, QUICK);
  }

  @Test
  @Tag("long")
  @Proves(value = "P4.1.3", breaks = Json.class, form = Proves.Form.LONG)
  void noMutatedRecordedReplyBreaksAReader() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      seeds.add(EveryOperation.reply(operation).getBytes(StandardCharsets.UTF_8));
    }
    for (String file :
        List.of(
            "recorded/v2-offers-item.json",
            "recorded/v2-user-targets-items.json",
            "recorded/small-responses.json",
            "derived/documented-examples-v2.0.0.json")) {
      seeds.add(Files.readAllBytes(Needs.shared("dmarket/" + file)));
    }
    seeds.addAll(suite(Needs.shared("data/fuzz/jsontestsuite_test_parsing.zip")));
    fuzz(seeds, LONG);
  }

  private static List<byte[]> suite(Path zip) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        if (!e.isDirectory()) {
          files.add(entries.readAllBytes());
        }
      }
    }
    return files;
  }

  private static void fuzz(List<byte[]> seeds, int count) {
    Random random = new Random(SEED);
    long start = System.nanoTime();
    long longest = 0;
    int read = 0;
    for (int i = 0; i < count; i++) {
      byte[] seed = seeds.get(i % seeds.size());
      byte[] body = mutated(seed, random);
      long before = System.nanoTime();
      read += read(body, "seed %d, answer %d".formatted(SEED, i));
      longest = Math.max(longest, System.nanoTime() - before);
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.printf(
        "reader fuzz: seed %d, %d answers into %d readers, %d values read, %d answers/s,"
            + " longest %d us%n",
        SEED, count, READERS.size(), read, 1000L * count / Math.max(1, millis), longest / 1000);
    assertThat(Duration.ofNanos(longest)).isLessThan(BOUND);
    assertThat(read).as("values that were still read").isPositive();
  }

  /// How many readers made a value of it; anything but a value or a WireException fails.
  private static int read(byte[] body, String what) {
    assertThat(ErrorBody.read(body)).as(what).isNotNull();
    Json json;
    try {
      json = Json.parse(body);
    } catch (WireException e) {
      return 0;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(what + ": " + new String(body, StandardCharsets.UTF_8), e);
    }
    int read = 0;
    for (Function<Json, ?> reader : READERS) {
      try {
        assertThat(reader.apply(json)).isNotNull();
        read++;
      } catch (WireException e) {
        assertThat(e.reason()).as(what).isNotBlank();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(what + ": " + new String(body, StandardCharsets.UTF_8), e);
      }
    }
    return read;
  }

  private static byte[] mutated(byte[] seed, Random random) {
    byte[] body = seed;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(body.length + 1);
      int to = Math.min(body.length, at + random.nextInt(12));
      body =
          switch (random.nextInt(6)) {
            case 0 -> splice(body, at, at, PIECES.get(random.nextInt(PIECES.size())));
            case 1 -> splice(body, at, to, "");
            case 2 -> splice(body, at, to, new String(body, at, to - at, StandardCharsets.UTF_8));
            case 3 -> value(body, random);
            case 4 -> noise(body, random);
            default -> Arrays.copyOf(body, random.nextInt(8) == 0 ? at : body.length);
          };
    }
    return body;
  }

  /// Puts a piece where a value stands, so that the answer often stays JSON.
  private static byte[] value(byte[] body, Random random) {
    String text = new String(body, StandardCharsets.UTF_8);
    int colon = text.indexOf(':', random.nextInt(text.length() + 1));
    if (colon < 0) {
      return body;
    }
    int end = colon + 1;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return (text.substring(0, colon + 1) + piece + text.substring(end))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Bytes of any value, which are often no UTF-8.
  private static byte[] noise(byte[] body, Random random) {
    byte[] copy = body.clone();
    if (copy.length > 0) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  private static byte[] splice(byte[] body, int from, int to, String piece) {
    byte[] middle = piece.getBytes(StandardCharsets.UTF_8);
    byte[] out = Arrays.copyOf(body, body.length - (to - from) + middle.length);
    System.arraycopy(middle, 0, out, from, middle.length);
    System.arraycopy(body, to, out, from + middle.length, body.length - to);
    return out;
  }

  /// Whatever harmless form an answer takes, the amount read is the amount written.
  @Test
  @Proves(value = "P4.1.2", breaks = Json.class)
  void noHarmlessFormChangesAnAmount() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      long cents = random.nextLong(100_000_000L);
      String what = "seed %d, case %d, %d cents".formatted(SEED, i, cents);
      String dollars = cents / 100 + "." + cents / 10 % 10 + cents % 10;
      BalanceRow balance =
          BalanceRow.read(object(random, "\"usd\":" + quoted(random, "" + cents), "\"dmc\":\"7\""));
      assertThat(balance.usd().toMoney().minor()).as(what).isEqualTo(cents);
      SaleRow sale =
          SaleRow.read(
              object(
                  random,
                  "\"price\":" + quoted(random, dollars),
                  "\"date\":" + quoted(random, "1714659121"),
                  "\"txOperationType\":\"Offer\""));
      assertThat(sale.price().toMoney().minor()).as(what).isEqualTo(cents);
      OrderRow order =
          OrderRow.read(
              object(
                  random,
                  "\"price\":" + quoted(random, "" + cents),
                  "\"amount\":" + quoted(random, "3"),
                  "\"title\":\"t\""));
      assertThat(order.price().toMoney().minor()).as(what).isEqualTo(cents);
    }
  }

  private static Json object(Random random, String... members) {
    List<String> all = new ArrayList<>(List.of(members));
    all.add("\"usdV3\":\"1\"");
    all.add("\"priceDollars\":{\"Amount\":[1]}");
    java.util.Collections.shuffle(all, random);
    String gap = random.nextBoolean() ? "" : " \n\t\r";
    String text = "{" + gap + String.join(gap + "," + gap, all) + gap + "}" + gap;
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(Random random, String number) {
    return random.nextBoolean() ? number : "\"" + number + "\"";
  }
}
