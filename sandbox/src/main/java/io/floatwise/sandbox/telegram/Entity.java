package io.floatwise.sandbox.telegram;

import java.util.Optional;

/// A formatted stretch of a text.
///
/// @param type as the Bot API names it, for example `bold`
/// @param offset in UTF-16 code units, which Java's and JavaScript's strings count too
/// @param url only for `text_link`
record Entity(String type, int offset, int length, Optional<String> url) {}
