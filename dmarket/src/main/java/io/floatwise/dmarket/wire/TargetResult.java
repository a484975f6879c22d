package io.floatwise.dmarket.wire;

import java.util.List;
import java.util.Optional;

/// One row of the answers to `user-targets/create` and `user-targets/delete`.
///
/// @param targetId the target that was created or that should be deleted
/// @param title of the target that should be created
/// @param errorCode why the row was refused
public record TargetResult(
    Optional<String> targetId,
    Optional<String> title,
    boolean successful,
    Optional<String> errorCode,
    String errorMessage) {

  public static List<TargetResult> readCreated(Json json) {
    return json.list(
        "Result",
        row ->
            read(
                row,
                row.optionalText("TargetID"),
                row.optionalObject("CreateTarget").flatMap(t -> t.optionalText("Title"))));
  }

  public static List<TargetResult> readDeleted(Json json) {
    return json.list(
        "Result",
        row ->
            read(
                row,
                row.optionalObject("DeleteTarget").flatMap(t -> t.optionalText("TargetID")),
                Optional.empty()));
  }

  private static TargetResult read(Json row, Optional<String> id, Optional<String> title) {
    Optional<Json> error = row.optionalObject("Error");
    return new TargetResult(
        id,
        title,
        row.flag("Successful"),
        error.flatMap(e -> e.optionalText("Code")),
        error.flatMap(e -> e.optionalText("Message")).orElse(""));
  }
}
