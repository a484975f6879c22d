package io.floatwise.core.tape;

/// A file of a tape that is not believed.
///
/// @param rows that it should hold, as its name says; 0 where the name says nothing
/// @param why what was expected and what was found
public record Loss(String file, long rows, String why) {}
