/// The journal, the read models and the secrets in a database.
@NullMarked
package io.floatwise.store;

import org.jspecify.annotations.NullMarked;
