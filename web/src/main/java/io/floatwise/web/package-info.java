/// The web face: one live page on this machine, its JSON and its stream of events. Read-only.
@NullMarked
package io.floatwise.web;

import org.jspecify.annotations.NullMarked;
