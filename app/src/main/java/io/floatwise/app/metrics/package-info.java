/// What the program tells monitoring systems about its parts.
@NullMarked
package io.floatwise.app.metrics;

import org.jspecify.annotations.NullMarked;
