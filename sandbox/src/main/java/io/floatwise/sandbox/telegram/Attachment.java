package io.floatwise.sandbox.telegram;

/// A file that came with a message.
///
/// @param name for people
/// @param text what is in it
record Attachment(String name, String text) {}
