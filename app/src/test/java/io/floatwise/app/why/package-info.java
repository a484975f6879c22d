/// Tests of explanations.
@NullMarked
package io.floatwise.app.why;

import org.jspecify.annotations.NullMarked;
