package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.http.Operations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The sandbox against the official description.
class OperationsTest {
  private static final String SPEC =
      "dmarket/derived/dmarket-trading-openapi-v2.0.0.converted.json";
  private static final Set<String> METHODS = Set.of("get", "post", "patch", "put", "delete");

  @TempDir Path dir;

  @Test
  @Proves(value = "D.12", breaks = Operations.class)
  void servesEveryOperationOfTheOfficialDescription() throws Exception {
    JsonNode paths = spec().path("paths");
    List<String> missing = new ArrayList<>();
    int operations = 0;
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      for (String path : paths.propertyNames()) {
        for (String method : paths.path(path).propertyNames()) {
          if (METHODS.contains(method)) {
            operations++;
            String target =
                path.replace("{game_id}", "a8db")
                    .replace("{title}", "x")
                    .replace("{DepositID}", "x");
            Answer answer =
                caller.send(
                    method.toUpperCase(java.util.Locale.ROOT),
                    target,
                    method.equals("get") ? "" : "{}");
            String message = answer.json().path("message").asString("");
            if (answer.status() == 404 && message.equals("Not Found")) {
              missing.add(method + " " + path);
            }
          }
        }
      }
    }
    assertThat(operations).isEqualTo(22);
    assertThat(missing).isEmpty();
  }

  @Test
  @Proves(value = "D.12", breaks = Operations.class)
  void describesTheAccountAsTheSchemaDemands() throws Exception {
    JsonNode schemas = spec().at("/components/schemas");
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      JsonNode user = caller.get("/account/v1/user").json();
      assertThat(departures(schemas, "representation.UserAccountResponse", user)).isEmpty();
      assertThat(user.path("publicKey").asString()).isEqualTo(server.publicKey());
      assertThat(user.at("/settings/targetsLimit").asInt()).isEqualTo(500);
    }
  }

  /// Fields that the schema requires and the answer lacks, or has in another type.
  private static List<String> departures(JsonNode schemas, String name, JsonNode value) {
    List<String> found = new ArrayList<>();
    JsonNode schema = schemas.path(name);
    for (JsonNode required : schema.path("required")) {
      String field = required.asString();
      JsonNode declared = schema.at("/properties/" + field);
      JsonNode actual = value.path(field);
      String reference = declared.path("$ref").asString("");
      String type = declared.path("type").asString("");
      boolean fits =
          switch (type) {
            case "string" -> actual.isString();
            case "integer" -> actual.isIntegralNumber();
            case "boolean" -> actual.isBoolean();
            case "array" -> actual.isArray();
            default -> actual.isObject();
          };
      if (!fits) {
        found.add(name + "." + field);
      } else if (!reference.isEmpty()) {
        found.addAll(departures(schemas, last(reference), actual));
      } else if (declared.has("items") && declared.path("items").has("$ref")) {
        String item = last(declared.at("/items/$ref").asString());
        actual.forEach(each -> found.addAll(departures(schemas, item, each)));
      }
      if (declared.has("enum")) {
        Set<String> words = new TreeSet<>();
        declared.path("enum").forEach(word -> words.add(word.asString()));
        assertThat(words).contains(actual.asString());
      }
    }
    return found;
  }

  private static String last(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static JsonNode spec() {
    return new ObjectMapper().readTree(Needs.shared(SPEC).toFile());
  }

  @Test
  void servesWhatThePageSaysAndNothingElse() throws Exception {
    String page = Files.readString(Repository.root().resolve("docs/sandbox.md"));
    String part = page.substring(page.indexOf("## Operations"), page.indexOf("## Behaviours"));
    Set<String> written = new TreeSet<>();
    part.lines()
        .filter(line -> line.startsWith("| `"))
        .forEach(line -> written.add(line.substring(3, line.indexOf('`', 3))));
    Set<String> served = new TreeSet<>();
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      caller
          .admin("GET", "/sandbox/faults", "")
          .json()
          .path("operations")
          .forEach(name -> served.add(name.asString()));
    }
    assertThat(written).isEqualTo(served);
  }
}
