/// What charts and people look at: bars, indicators and figures of one title; no decision uses it.
@NullMarked
package io.floatwise.core.analysis;

import org.jspecify.annotations.NullMarked;
