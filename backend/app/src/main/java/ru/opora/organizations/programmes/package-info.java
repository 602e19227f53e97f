/** Programmes as data, and the schools that take part in them. */
@NamedInterface("programmes")
@NullMarked
package ru.opora.organizations.programmes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
