/// The simulated traders behind the sandbox: seeded markets and markets that follow recorded series.
@NullMarked
package io.floatwise.sandbox.market;

import org.jspecify.annotations.NullMarked;
