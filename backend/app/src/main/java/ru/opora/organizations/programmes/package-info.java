/** Programmes as data, and the schools that take part in them. */
@NullMarked
package ru.opora.organizations.programmes;

import org.jspecify.annotations.NullMarked;
