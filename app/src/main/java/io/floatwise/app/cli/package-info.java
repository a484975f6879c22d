/// The command line: one class for each subcommand.
@NullMarked
package io.floatwise.app.cli;

import org.jspecify.annotations.NullMarked;
