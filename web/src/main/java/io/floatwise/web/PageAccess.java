package io.floatwise.web;

import io.floatwise.core.people.Access;
import io.floatwise.core.shared.Throttle;
import java.time.InstantSource;

/// Who may see and command what at the page, and how often.
///
/// @param access who may do what
/// @param throttle of what people command, the same as in the chat
/// @param now real time, by which keys end
public record PageAccess(Access access, Throttle throttle, InstantSource now) {}
