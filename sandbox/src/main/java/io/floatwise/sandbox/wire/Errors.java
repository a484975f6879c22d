package io.floatwise.sandbox.wire;

/// The shapes in which DMarket's services say no; which one comes depends on the service.
public final class Errors {
  private Errors() {}

  /// `{"Code","Message"}`, from the API gateway.
  public static Reply gateway(int status, String code, String message) {
    return Reply.json(status, Json.object(o -> o.put("Code", code).put("Message", message)));
  }

  /// `{"code","message"}`, from account, exchange and trade-aggregator.
  public static Reply service(int status, String code, String message) {
    return Reply.json(status, Json.object(o -> o.put("code", code).put("message", message)));
  }

  /// `{"error","code","message"}` with the number of the gRPC status, from marketplace-api.
  public static Reply runtime(int status, int grpc, String message) {
    return Reply.json(
        status,
        Json.object(o -> o.put("error", message).put("code", grpc).put("message", message)));
  }

  /// Invalid argument, from marketplace-api: 400 with gRPC status 3.
  public static Reply invalidArgument(String message) {
    return runtime(400, 3, message);
  }

  /// A request that makes no sense, in the shape of the service that owns `path`.
  public static Reply badRequest(String path, String message) {
    return path.startsWith("/marketplace-api/")
        ? invalidArgument(message)
        : service(400, "BadRequest", message);
  }

  /// The recorded answer to a missing, stale, wrong or unknown signature.
  public static Reply unauthorized() {
    return gateway(401, "Unauthorized", "Unauthorized");
  }

  /// A path that DMarket does not have.
  public static Reply notFound() {
    return runtime(404, 5, "Not Found");
  }

  /// Too many requests (inferred body: that of the gateway's rate plug-in).
  public static Reply rateLimited() {
    return Reply.json(429, Json.object(o -> o.put("message", "API rate limit exceeded")));
  }

  /// The server's own failure, in the shape of the service that owns `path`.
  public static Reply internal(String path, int status) {
    return path.startsWith("/marketplace-api/")
        ? runtime(status, 13, "internal error")
        : service(status, "InternalServerError", "internal error");
  }

  /// A body above the bound, in the shape of the service that owns `path`.
  public static Reply tooLarge(String path) {
    return path.startsWith("/marketplace-api/")
        ? runtime(413, 8, "request body too large")
        : service(413, "BadRequest", "request body too large");
  }

  /// The maintenance page.
  public static Reply maintenance() {
    return Reply.html(
        503,
        "<!DOCTYPE html><html><head><title>DMarket | Maintenance</title></head>"
            + "<body><h1>503 Service Temporarily Unavailable</h1></body></html>");
  }
}
