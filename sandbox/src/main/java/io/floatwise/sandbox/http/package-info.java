/// The marketplace's operations and the sandbox's own controls as HTTP routes.
@NullMarked
package io.floatwise.sandbox.http;

import org.jspecify.annotations.NullMarked;
