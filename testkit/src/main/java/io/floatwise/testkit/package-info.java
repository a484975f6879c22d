/// Contract suites, builders and other support for tests of several modules.
@NullMarked
package io.floatwise.testkit;

import org.jspecify.annotations.NullMarked;
