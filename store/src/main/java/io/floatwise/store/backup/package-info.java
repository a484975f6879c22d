/// Backups of everything that must not be lost, in a format of their own that depends on no
/// database, and the ways back: restoring one, and importing what another place holds.
@NullMarked
package io.floatwise.store.backup;

import org.jspecify.annotations.NullMarked;
