/// Marks on tests that prove a requirement, and the record of those that ran.
@NullMarked
package io.floatwise.proving;

import org.jspecify.annotations.NullMarked;
