/// What became of our money and items: folds of the journal for people, spreadsheets and the tax.
@NullMarked
package io.floatwise.core.report;

import org.jspecify.annotations.NullMarked;
