/// What goes on beside the trading of a run.
@NullMarked
package io.floatwise.app.run;

import org.jspecify.annotations.NullMarked;
