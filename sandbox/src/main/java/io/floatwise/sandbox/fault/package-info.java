/// What can be made to go wrong between a client and the marketplace: the catalogue, which faults
/// are switched on, and what they do to requests and answers.
@NullMarked
package io.floatwise.sandbox.fault;

import org.jspecify.annotations.NullMarked;
