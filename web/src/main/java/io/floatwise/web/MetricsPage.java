package io.floatwise.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What a monitoring system scrapes, in the text format of Prometheus or, for a scraper that asks
/// for it, of OpenMetrics. Reads everything afresh at each request. Thread-safe.
///
/// @param registry holds whatever is to be shown
record MetricsPage(PrometheusRegistry registry) {

  void send(ServerRequest request, ServerResponse response) {
    String wanted =
        request.headers().contains(HeaderNames.ACCEPT)
            ? request.headers().get(HeaderNames.ACCEPT).values()
            : "";
    ExpositionFormats formats = ExpositionFormats.init();
    ExpositionFormatWriter writer =
        formats.getOpenMetricsTextFormatWriter().accepts(wanted)
            ? formats.getOpenMetricsTextFormatWriter()
            : formats.getPrometheusTextFormatWriter();
    var text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new UncheckedIOException("memory took no more metrics", e);
    }
    response
        .header(HeaderNames.CONTENT_TYPE, writer.getContentType())
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(text.toByteArray());
  }
}
