package io.floatwise.testkit.openapi;

import io.floatwise.proving.Needs;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The official description of the trading API 2.0.0, with the [deviations][Deviation] that are
/// known. Answers lists of departures, empty where all is as described. Immutable.
public final class OpenApi {
  private static final String FILE =
      "dmarket/derived/dmarket-trading-openapi-v2.0.0.converted.json";
  private static final Set<String> METHODS = Set.of("get", "post", "patch", "put", "delete");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode spec;
  private final List<Operation> operations;

  private OpenApi(JsonNode spec) {
    this.spec = spec;
    List<Operation> all = new ArrayList<>();
    spec.path("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry((method, operation) -> {
              if (METHODS.contains(method)) {
                all.add(new Operation(method.toUpperCase(Locale.ROOT), path, operation));
              }
            }));
    this.operations = List.copyOf(all);
  }

  /// Reads the description from the reference data; skips the test where that is missing.
  public static OpenApi official() {
    return new OpenApi(JSON.readTree(Needs.shared(FILE).toFile()));
  }

  private record Operation(String method, String path, JsonNode described) {
    String name() {
      return method + " " + path;
    }

    boolean serves(String sent, String asked) {
      return method.equals(sent) && matches(path, asked);
    }

    boolean marketplace() {
      return path.startsWith("/marketplace-api/");
    }
  }

  private static boolean matches(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].startsWith("{") && !wanted[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }

  /// The names of all described operations, such as `GET /account/v1/balance`.
  public List<String> operations() {
    return operations.stream().map(Operation::name).toList();
  }

  /// The described name of the operation that serves this request; empty if there is none.
  public Optional<String> operation(String method, String path) {
    return find(method, withoutQuery(path)).map(Operation::name);
  }

  /// What is wrong with an answer.
  ///
  /// @param path as sent, with or without the query
  public List<String> validateReply(String method, String path, int status, JsonNode json) {
    String plain = withoutQuery(path);
    Optional<Operation> operation = find(method, plain);
    if (operation.isEmpty()) {
      boolean known = isUndocumented(method, plain);
      if (!known) {
        return List.of(method + " " + plain + ": no such operation");
      }
      boolean right = status == 200 ? json.isObject() : isError(json);
      return right ? List.of() : List.of(method + " " + plain + ": found " + json);
    }
    String at = operation.get().name() + " " + status + " ";
    JsonNode schema = schema(operation.get(), status);
    if (schema.isMissingNode()) {
      return isError(json) ? List.of() : List.of(at + ": no error of any known shape: " + json);
    }
    var check = new SchemaCheck(schemas(), false, operation.get().marketplace());
    check.check(schema, json, at);
    if (status != 200 && !isError(json)) {
      return List.of(at + ": no error of any known shape: " + json);
    }
    return check.found();
  }

  /// Missing where the gateway answers, or where the description names the answer of a success.
  private JsonNode schema(Operation operation, int status) {
    JsonNode none = JsonNodeFactory.instance.missingNode();
    if (Set.of(401, 410, 413, 429).contains(status)) {
      return none;
    }
    JsonNode responses = operation.described().path("responses");
    JsonNode response = responses.path(Integer.toString(status));
    JsonNode chosen = response.isMissingNode() ? responses.path("default") : response;
    JsonNode schema = chosen.at("/content/application~1json/schema");
    boolean success = schema.equals(responses.at("/200/content/application~1json/schema"));
    return status != 200 && success ? none : schema;
  }

  /// Whether this is one of the shapes of an error: of the gateway, of a service, of the runtime or
  /// of the rate limit.
  public static boolean isError(JsonNode json) {
    boolean gateway = json.path("Code").isString() && json.path("Message").isString();
    boolean service = json.path("code").isString() && json.path("message").isString();
    boolean runtime =
        json.path("code").isInt()
            && json.path("error").isString()
            && json.path("message").isString();
    boolean limit = json.size() == 1 && json.path("message").isString();
    return json.isObject() && (gateway || service || runtime || limit);
  }

  /// What is wrong with a request.
  ///
  /// @param pathAndQuery as sent, encoded
  /// @param body as sent; empty for none
  public List<String> validateRequest(String method, String pathAndQuery, String body) {
    String path = withoutQuery(pathAndQuery);
    Optional<Operation> operation = find(method, path);
    if (operation.isEmpty()) {
      return isUndocumented(method, path)
          ? List.of()
          : List.of(method + " " + path + ": no such operation");
    }
    Operation described = operation.get();
    List<String> found = new ArrayList<>();
    String query = pathAndQuery.substring(path.length());
    found.addAll(parameters(described, query.isEmpty() ? "" : query.substring(1)));
    found.addAll(body(described, body));
    return List.copyOf(found);
  }

  private List<String> body(Operation operation, String body) {
    JsonNode schema = operation.described().at("/requestBody/content/application~1json/schema");
    if (schema.isMissingNode()) {
      return body.isEmpty() ? List.of() : List.of(operation.name() + ": takes no body");
    }
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (JacksonException e) {
      return List.of(operation.name() + ": no JSON: " + body);
    }
    var check = new SchemaCheck(schemas(), true, operation.marketplace());
    check.check(schema, json, operation.name() + " body");
    return check.found();
  }

  private List<String> parameters(Operation operation, String query) {
    List<String> found = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      given.add(name);
      JsonNode parameter = parameter(operation, name);
      if (parameter.isMissingNode()) {
        found.add(operation.name() + " ?" + name + ": not described");
      } else if (!name.equals("txOperationType")) {
        // That one schema is broken: it describes an array of arrays.
        JsonNode schema = parameter.path("schema");
        JsonNode each =
            schema.path("type").asString("").equals("array") ? schema.path("items") : schema;
        var check = new SchemaCheck(schemas(), true, operation.marketplace());
        check.check(each, JSON.getNodeFactory().stringNode(value), operation.name() + " ?" + name);
        found.addAll(check.found());
      }
    }
    for (JsonNode parameter : operation.described().path("parameters")) {
      String name = parameter.path("name").asString("");
      boolean needed = parameter.path("required").asBoolean(false);
      if (needed && parameter.path("in").asString("").equals("query") && !given.contains(name)) {
        found.add(operation.name() + ": lacks ?" + name);
      }
    }
    return found;
  }

  private static JsonNode parameter(Operation operation, String name) {
    for (JsonNode parameter : operation.described().path("parameters")) {
      if (parameter.path("in").asString("").equals("query")
          && parameter.path("name").asString("").equals(name)) {
        return parameter;
      }
    }
    return JsonNodeFactory.instance.missingNode();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private JsonNode schemas() {
    return spec.at("/components/schemas");
  }

  private Optional<Operation> find(String method, String path) {
    return operations.stream().filter(o -> o.serves(method, path)).findFirst();
  }

  private static boolean isUndocumented(String method, String path) {
    return Deviation.OPERATIONS.stream()
        .map(name -> name.split(" ", 2))
        .anyMatch(name -> name[0].equals(method) && matches(name[1], path));
  }

  private static String withoutQuery(String path) {
    int mark = path.indexOf('?');
    return mark < 0 ? path : path.substring(0, mark);
  }
}
