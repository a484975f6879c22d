/// Conditions of the machine that a test can bring about.
@NullMarked
package io.floatwise.testkit.machine;

import org.jspecify.annotations.NullMarked;
