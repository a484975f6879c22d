/// The web face of the program.
@NullMarked
package io.floatwise.web;

import org.jspecify.annotations.NullMarked;
