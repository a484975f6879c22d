package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Operator;

/// Somebody opens a screen.
///
/// @param questions what was asked before and waits for a yes
/// @param by who, as the journal will name them
/// @param argument what came after the command or in the button; empty for nothing
public record Visit(
    Operator operator, Messages messages, Questions questions, String by, String argument) {}
