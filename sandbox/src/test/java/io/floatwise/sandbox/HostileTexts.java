package io.floatwise.sandbox;

import io.floatwise.proving.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.json.JsonMapper;

/// Texts and JSON that have broken programs: from the reference data, and what it lacks.
///
/// @param texts to stand where a text is expected
/// @param values to stand where a JSON value is expected; many are none
record HostileTexts(List<String> texts, List<byte[]> values) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final List<String> PIECES =
      List.of(
          "[".repeat(5_000),
          "{\"a\":".repeat(99) + "1" + "}".repeat(99),
          "1e999999999",
          "-1e999999999",
          "9".repeat(2_000),
          "9".repeat(90),
          "-0",
          "0.1e-400000",
          "0.001",
          "1e18",
          "-9223372036854775808",
          "9223372036854775807",
          "\"9223372036854775807\"",
          "999999999999999999",
          "2147483648",
          "\"\\ud800\"",
          "\"a\\udc00b\"",
          "\"\\u0000\"",
          "\"\\n\\r\\u2028\"",
          "\" \"",
          "null",
          "{}",
          "[]",
          "[[]]",
          "[null]",
          "true",
          "\"\"",
          "NaN",
          "\"" + "x".repeat(10_000) + "\"");

  /// Reads them; skips the test where the reference data is missing.
  static HostileTexts read() throws IOException {
    List<String> texts = new ArrayList<>();
    List<byte[]> values = new ArrayList<>();
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(Needs.shared("data/fuzz/blns.json.gz")))) {
      MAPPER.readTree(in).forEach(text -> texts.add(text.asString()));
    }
    for (byte[] file : files("data/fuzz/attack_payloads_dev.zip")) {
      texts.addAll(new String(file, StandardCharsets.UTF_8).lines().toList());
    }
    for (byte[] file : files("data/fuzz/jsontestsuite_test_parsing.zip")) {
      if (file.length < 20_000) {
        values.add(file);
      }
    }
    texts.addAll(List.of(" ", "", "x".repeat(12_000), "../../etc/passwd", "%", "%zz", "\u0000"));
    PIECES.forEach(piece -> values.add(piece.getBytes(StandardCharsets.UTF_8)));
    return new HostileTexts(List.copyOf(texts), List.copyOf(values));
  }

  private static List<byte[]> files(String zip) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(Needs.shared(zip)))) {
      for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        if (!e.isDirectory()) {
          files.add(entries.readAllBytes());
        }
      }
    }
    return files;
  }
}
