package io.floatwise.core.people;

import java.time.Instant;

/// One change about people. Holds no name and no user id, so it stays when somebody is forgotten.
///
/// @param seq 1, 2, 3 ... without a gap
/// @param at real time
/// @param by as [Actor#text] says it
/// @param kind one word, for example `role`
/// @param subject id of the person it is about; `-` for nobody
/// @param detail for example `viewer to trader`; `-` for nothing more
public record Change(long seq, Instant at, String by, String kind, String subject, String detail) {}
