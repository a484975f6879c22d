/// Tests of scans against a sandbox.
@NullMarked
package io.floatwise.app.scan;

import org.jspecify.annotations.NullMarked;
