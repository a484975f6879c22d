/// One run of the trader over chosen ports, with its faces and its orderly end.
@NullMarked
package io.floatwise.app.run;

import org.jspecify.annotations.NullMarked;
