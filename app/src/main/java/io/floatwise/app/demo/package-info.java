/// The demo: the whole program against a simulated DMarket on this machine.
@NullMarked
package io.floatwise.app.demo;

import org.jspecify.annotations.NullMarked;
