/// The packaged program, started as a child process and driven only from outside.
@NullMarked
package io.floatwise.acceptance;

import org.jspecify.annotations.NullMarked;
