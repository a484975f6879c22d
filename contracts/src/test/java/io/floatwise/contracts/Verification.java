package io.floatwise.contracts;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.model.FileSource;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.support.Result;
import au.com.dius.pact.provider.ConsumerInfo;
import au.com.dius.pact.provider.IConsumerInfo;
import au.com.dius.pact.provider.IProviderInfo;
import au.com.dius.pact.provider.IProviderVerifier;
import au.com.dius.pact.provider.PactVerification;
import au.com.dius.pact.provider.ProviderClient;
import au.com.dius.pact.provider.ProviderInfo;
import au.com.dius.pact.provider.ProviderVerifier;
import au.com.dius.pact.provider.StateChange;
import au.com.dius.pact.provider.StateChangeResult;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.VerificationResult;
import io.floatwise.dmarket.auth.RequestSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/// Holds a running sandbox to the file of the contract, clause by clause. For one thread.
final class Verification implements StateChange {
  private final Stage stage;
  private final List<String> tried = new ArrayList<>();

  Verification(Stage stage) {
    this.stage = stage;
  }

  /// Descriptions of the clauses that were tried.
  List<String> tried() {
    return tried;
  }

  /// What the sandbox did not keep.
  List<String> broken(Path file) {
    ProviderInfo provider = new ProviderInfo(Clause.PROVIDER);
    provider.setHost("127.0.0.1");
    provider.setPort(stage.baseUrl().getPort());
    provider.setVerificationType(PactVerification.REQUEST_RESPONSE);
    Consumer<ClassicHttpRequest> signing = this::sign;
    provider.setRequestFilter(signing);
    ConsumerInfo consumer = new ConsumerInfo(Clause.CONSUMER);
    consumer.setPactSource(new FileSource(file.toFile()));
    provider.setConsumers(List.of(consumer));
    ProviderVerifier verifier = new ProviderVerifier();
    verifier.setReporters(List.of());
    verifier.setStateChangeHandler(this);
    List<String> broken = new ArrayList<>();
    for (VerificationResult result : verifier.verifyProvider(provider)) {
      if (result instanceof VerificationResult.Failed failed) {
        broken.add(failed.getDescription());
        failed.getFailures().values().stream()
            .flatMap(List::stream)
            .map(Verification::said)
            .forEach(broken::add);
      }
    }
    return broken;
  }

  private static String said(VerificationFailureType failure) {
    return failure instanceof VerificationFailureType.MismatchFailure one
        ? one.getInteraction().getDescription() + ": " + said(one.getMismatch())
        : failure.description();
  }

  private static String said(Mismatch mismatch) {
    return mismatch instanceof BodyMismatch body
        ? body.getPath() + ": " + body.getMismatch()
        : mismatch.description();
  }

  /// As the account of the state, now: no signature in a file could be valid.
  private void sign(ClassicHttpRequest request) {
    new RequestSigner(stage.key())
        .headers(request.getMethod(), request.getRequestUri(), body(request), Instant.now())
        .forEach(request::setHeader);
  }

  private static String body(ClassicHttpRequest request) {
    if (request.getEntity() == null) {
      return "";
    }
    try {
      return new String(EntityUtils.toByteArray(request.getEntity()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public StateChangeResult executeStateChange(
      IProviderVerifier verifier,
      IProviderInfo provider,
      IConsumerInfo consumer,
      Interaction interaction,
      String message,
      Map<String, Object> failures,
      ProviderClient client) {
    tried.add(interaction.getDescription());
    Map<String, Object> values = new HashMap<>();
    for (ProviderState state : interaction.getProviderStates()) {
      values.putAll(stage.prepare(State.named(state.getName())));
    }
    return new StateChangeResult(named(values), message);
  }

  /// `Ok` is a raw type for Java: Kotlin's "no error" has no equal here.
  @SuppressWarnings("unchecked")
  private static Result<Map<String, Object>, Exception> named(Map<String, Object> values) {
    return new Result.Ok<>(values);
  }

  @Override
  public Result<Map<String, Object>, Exception> stateChange(
      IProviderVerifier verifier,
      ProviderState state,
      IProviderInfo provider,
      IConsumerInfo consumer,
      boolean isSetup,
      ProviderClient client) {
    return named(Map.of());
  }

  @Override
  public void executeStateChangeTeardown(
      IProviderVerifier verifier,
      Interaction interaction,
      IProviderInfo provider,
      IConsumerInfo consumer,
      ProviderClient client) {
    // Each state begins with an account of its own.
  }
}
