/// Everything that outlives the program: journals, traces, secrets.
@NullMarked
package io.floatwise.store;

import org.jspecify.annotations.NullMarked;
