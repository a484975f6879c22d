package io.floatwise.sandbox.fault;

import io.floatwise.sandbox.wire.FieldNames;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A batch of which some rows fail before they reach the marketplace, and the answer in which those
/// rows stand among the others.
public final class BatchSplit {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// Why the rows fail.
  public static final String CODE = "Internal";

  public static final String MESSAGE = "internal error";

  private final String path;
  private final ObjectNode body;
  private final String rowsName;
  private final boolean[] fails;

  private BatchSplit(String path, ObjectNode body, String rowsName, boolean[] fails) {
    this.path = path;
    this.body = body;
    this.rowsName = rowsName;
    this.fails = fails;
  }

  /// Empty if the request is no batch or no row fails.
  public static Optional<BatchSplit> of(RawRequest request, Strikes strikes) {
    Optional<Strike> strike = strikes.first(FaultKind.PARTIAL_BATCH);
    Optional<ObjectNode> body = strike.flatMap(_ -> BrokenBodies.object(request.body()));
    if (body.isEmpty()) {
      return Optional.empty();
    }
    String name = body.get().has("requests") ? "requests" : "Targets";
    int rows = body.get().path(name).size();
    boolean[] fails = new boolean[rows];
    boolean any = false;
    for (int i = 0; i < rows; i++) {
      fails[i] = fails(strike.get(), i);
      any |= fails[i];
    }
    return any
        ? Optional.of(new BatchSplit(request.path(), body.get(), name, fails))
        : Optional.empty();
  }

  private static boolean fails(Strike strike, int row) {
    int every = strike.spec().every();
    return every > 0 ? (row + 1) % every == 0 : strike.pick(2, 10L + row) == 0;
  }

  /// The first row that fails, such as `requests[2]`.
  public String firstFailing() {
    int row = 0;
    while (!fails[row]) {
      row++;
    }
    return rowsName + "[" + row + "]";
  }

  /// The request with the rows that do not fail; empty if none is left.
  public Optional<RawRequest> rest(RawRequest request) {
    ArrayNode kept = MAPPER.createArrayNode();
    for (int i = 0; i < fails.length; i++) {
      if (!fails[i]) {
        kept.add(body.path(rowsName).path(i));
      }
    }
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode other = body.deepCopy();
    other.set(rowsName, kept);
    return Optional.of(request.withBody(MAPPER.writeValueAsBytes(other)));
  }

  /// The answer to the whole batch.
  ///
  /// @param reply the answer to the rest; empty if there was none
  public Reply whole(Optional<Reply> reply) {
    if (reply.isPresent() && reply.get().status() != 200) {
      return reply.get();
    }
    ObjectNode answer =
        reply.flatMap(r -> BrokenBodies.object(r.body())).orElseGet(MAPPER::createObjectNode);
    return Reply.json(
        200,
        MAPPER.writeValueAsBytes(rowsName.equals("requests") ? offers(answer) : targets(answer)));
  }

  private ObjectNode offers(ObjectNode answer) {
    ArrayNode failed = answer.withArray("failed");
    answer.withArray("offers");
    String id = path.endsWith(":batchCreate") ? "assetId" : "offerId";
    for (int i = 0; i < fails.length; i++) {
      if (fails[i]) {
        JsonNode asked = body.path(rowsName).path(i);
        failed.add(
            MAPPER
                .createObjectNode()
                .put(id, FieldNames.field(asked, id).asString(""))
                .put("code", CODE)
                .put("message", MESSAGE));
      }
    }
    return answer;
  }

  private ObjectNode targets(ObjectNode answer) {
    List<JsonNode> done = new ArrayList<>();
    answer.path("Result").forEach(done::add);
    String echo = path.endsWith("/delete") ? "DeleteTarget" : "CreateTarget";
    ArrayNode all = MAPPER.createArrayNode();
    for (int i = 0, next = 0; i < fails.length; i++) {
      if (fails[i]) {
        JsonNode asked = body.path(rowsName).path(i);
        ObjectNode row = MAPPER.createObjectNode();
        row.set(echo, asked);
        row.put("TargetID", "").put("Successful", false);
        row.putObject("Error").put("Code", CODE).put("Message", MESSAGE);
        all.add(row);
      } else {
        all.add(done.get(next++));
      }
    }
    answer.set("Result", all);
    return answer;
  }
}
