package io.floatwise.proofs.mutation;

import java.util.List;

/// A class that a proof guards.
///
/// @param methods only these, or all if empty; a lambda belongs to the method it stands in
record Guard(String className, List<String> methods) {
  boolean covers(String method) {
    String own = method.startsWith("lambda$") ? method.split("\\$", -1)[1] : method;
    return methods.isEmpty() || methods.contains(own);
  }
}
