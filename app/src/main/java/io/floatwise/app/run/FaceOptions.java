package io.floatwise.app.run;

/// Which faces a run shows, all of them on this machine.
///
/// @param headless no page and no chat
/// @param webPort of the page, 0 for a free one
/// @param chatPort of the chat, 0 for a free one
public record FaceOptions(boolean headless, int webPort, int chatPort) {}
