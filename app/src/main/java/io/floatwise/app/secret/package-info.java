/// Where the master key of the vault comes from, and how secrets are typed in and listed.
@NullMarked
package io.floatwise.app.secret;

import org.jspecify.annotations.NullMarked;
