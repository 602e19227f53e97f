/** Schools with low outcomes, found by rules that are data; what schools say of it, and what is decided by order. */
@NamedInterface("identifications")
@NullMarked
package ru.opora.monitoring.identifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
