/// Queries and commands for every face of the program.
@NullMarked
package io.floatwise.core.operator;

import org.jspecify.annotations.NullMarked;
