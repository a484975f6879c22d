/// Reports of the journal as text, JSON and files.
@NullMarked
package io.floatwise.app.report;

import org.jspecify.annotations.NullMarked;
