package io.floatwise.contracts;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import io.floatwise.dmarket.DMarket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One clause of the contract: what the client asks, how DMarket answers, and what the client makes
/// of the answer. The request holds to the letter but for its signature; the answer holds by type
/// and form. Built once, then read only.
final class Clause {
  static final String CONSUMER = "floatwise";
  static final String PROVIDER = "dmarket";

  private static final String JSON = "application/json";

  private final String name;
  private final State state;
  private final String method;
  private final String path;
  private final Map<String, List<String>> query = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private Optional<String> pathVariable = Optional.empty();
  private String body = "";
  private int status = 200;
  private DslPart answer = LambdaDsl.newJsonBody(_ -> {}).build();
  private Consumer<DMarket> reading = _ -> {};

  private Clause(String name, State state, String method, String path) {
    this.name = name;
    this.state = state;
    this.method = method;
    this.path = path;
  }

  /// @param name what the client wants
  /// @param state what it finds at the venue
  /// @param path percent-encoded as it is sent
  static Clause of(String name, State state, String method, String path) {
    return new Clause(name, state, method, path);
  }

  Clause query(String key, String... values) {
    query.put(key, Arrays.asList(values));
    return this;
  }

  Clause body(String json) {
    body = json;
    return this;
  }

  /// What stands in the body at `at` is an example: whoever verifies puts in what `variable` is in
  /// the state.
  Clause given(String at, String variable) {
    variables.put(at, "${" + variable + "}");
    return this;
  }

  /// The same for the end of the path.
  Clause givenPath(String variable) {
    pathVariable =
        Optional.of(path.substring(0, path.lastIndexOf('/') + 1) + "${" + variable + "}");
    return this;
  }

  Clause answered(Consumer<LambdaDslJsonBody> shape) {
    return answered(200, shape);
  }

  Clause answered(int withStatus, Consumer<LambdaDslJsonBody> shape) {
    status = withStatus;
    answer = LambdaDsl.newJsonBody(shape).build();
    return this;
  }

  /// Calls the client and checks what it brings.
  Clause read(Consumer<DMarket> check) {
    reading = check;
    return this;
  }

  String name() {
    return name;
  }

  void call(DMarket dmarket) {
    reading.accept(dmarket);
  }

  V4Pact pact() {
    return new PactBuilder(CONSUMER, PROVIDER, PactSpecVersion.V4)
        .expectsToReceiveHttpInteraction(
            name,
            http ->
                http.state(state.words())
                    .withRequest(this::request)
                    .willRespondWith(this::response))
        .toPact();
  }

  private HttpRequestBuilder request(HttpRequestBuilder request) {
    request
        .method(method)
        .path(path)
        .header("X-Api-Key", Matchers.regexp("[0-9a-f]{64}", "0".repeat(64)))
        .header("X-Sign-Date", Matchers.regexp("[0-9]{10}", "1605619994"))
        .header(
            "X-Request-Sign",
            Matchers.regexp("dmar ed25519 [0-9a-f]{128}", "dmar ed25519 " + "0".repeat(128)));
    query.forEach(request::queryParameter);
    if (!body.isEmpty()) {
      request.body(body, JSON);
    }
    HttpRequest built = request.build();
    variables.forEach((at, expression) ->
        built
            .getGenerators()
            .addGenerator(Category.BODY, at, new ProviderStateGenerator(expression)));
    pathVariable.ifPresent(expression ->
        built
            .getGenerators()
            .addGenerator(Category.PATH, "", new ProviderStateGenerator(expression)));
    return request;
  }

  private HttpResponseBuilder response(HttpResponseBuilder response) {
    return response
        .status(status)
        .header("Content-Type", Matchers.regexp("application/json.*", JSON))
        .body(answer);
  }
}
