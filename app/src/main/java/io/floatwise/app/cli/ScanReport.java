package io.floatwise.app.cli;

import io.floatwise.app.scan.GameReading;
import io.floatwise.core.scan.ScanResult;
import java.time.Instant;
import java.util.List;

/// What a scan found, and what of the market it could read.
///
/// @param now market time of the report
record ScanReport(ScanResult result, List<GameReading> readings, Instant now) {}
