package io.floatwise.store.journal;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.store.codec.Scalars;
import io.floatwise.store.codec.Shapes;
import io.floatwise.store.codec.Structures;
import io.floatwise.store.codec.TypeNames;
import io.floatwise.store.codec.UnreadableRow;
import java.io.StringWriter;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Entries to rows and back. Equal entries give equal text; a row is read exactly or refused.
/// Thread-safe.
final class JournalCodec {

  /// Of the rows written now. A change of any recorded type that alters the text of old rows needs
  /// the next number and a way to read this one.
  static final int VERSION = 1;

  /// Most facts are no longer.
  private static final int USUAL_LENGTH = 512;

  private static final Structures.Choice<Fact> FACTS = new Shapes().choice(Fact.class);

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JournalCodec() {}

  static Row encode(Entry entry) {
    return new Row(
        entry.seq(),
        entry.at().toString(),
        VERSION,
        TypeNames.of(entry.fact().getClass()),
        body(entry.fact()));
  }

  private static String body(Fact fact) {
    var text = new StringWriter(USUAL_LENGTH);
    try (JsonGenerator to = JSON.createGenerator(text)) {
      FACTS.writeBody(fact, to);
    }
    return text.toString();
  }

  /// @throws UnreadableRow if the row is not exactly what [#encode] gives for some entry
  static Entry decode(Row row) {
    if (row.version() != VERSION) {
      throw new UnreadableRow("version", Integer.toString(VERSION), row.version() + "");
    }
    Instant at = Scalars.moment(row.at(), "at");
    Fact fact = FACTS.readBody(row.kind(), parse(row.body()), row.kind());
    Entry entry = new Entry(row.seq(), at, fact);
    Row canonical = encode(entry);
    if (!canonical.equals(row)) {
      throw new UnreadableRow(row.kind(), "the canonical " + canonical.body(), row.body());
    }
    return entry;
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new UnreadableRow("body", "JSON", e.getOriginalMessage(), e);
    }
  }
}
