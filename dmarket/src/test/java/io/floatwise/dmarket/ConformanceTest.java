package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.openapi.OpenApi;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/// Every documented request against DMarket's own description of version 2.0.0.
class ConformanceTest {

  @Test
  @Proves(value = "P4.1.6", breaks = ApiRequest.class)
  @Proves(value = "P5.3.2.1", breaks = ApiRequest.class)
  void sendsEveryOperationOfTheDescriptionAsItIsDescribed() {
    OpenApi official = OpenApi.official();
    Set<String> sent = new TreeSet<>();
    var departures = new TreeMap<String, Object>();
    for (Operation operation : Operation.values()) {
      try (StubVenue venue = new StubVenue()) {
        venue.answers(EveryOperation.reply(operation));
        EveryOperation.call(venue.dmarket, operation, EveryOperation.Things.NONE);
        RecordedRequest request = venue.request();
        String path = request.getTarget().split("\\?", 2)[0];
        var described = official.operation(request.getMethod(), path);
        assertThat(described.isPresent()).as("%s", operation).isEqualTo(operation.isDocumented());
        described.ifPresent(sent::add);
        if (operation.isDocumented()) {
          var found =
              official.validateRequest(
                  request.getMethod(), request.getTarget(), StubVenue.body(request));
          if (!found.isEmpty()) {
            departures.put(operation.name(), found);
          }
        }
      }
    }
    assertThat(departures).isEmpty();
    assertThat(sent).hasSize(22).isEqualTo(new TreeSet<>(official.operations()));
  }
}
