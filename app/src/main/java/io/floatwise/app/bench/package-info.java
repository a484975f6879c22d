/// Measures the program itself: how soon it is ready and how much memory it holds.
@NullMarked
package io.floatwise.app.bench;

import org.jspecify.annotations.NullMarked;
