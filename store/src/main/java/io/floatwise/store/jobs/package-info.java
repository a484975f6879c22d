/// Work in the background: done again and again or once, on one node at a time, and kept as a dead
/// letter where it fails for good.
@NullMarked
package io.floatwise.store.jobs;

import org.jspecify.annotations.NullMarked;
