/// One loop per account: event in, journal entries and submissions out.
@NullMarked
package io.floatwise.core.engine;

import org.jspecify.annotations.NullMarked;
