/// The sandbox's own controls under `/sandbox/`: clock, ledgers, faults, behaviours, what was
/// called, and the page that shows them.
@NullMarked
package io.floatwise.sandbox.admin;

import org.jspecify.annotations.NullMarked;
