/** How organisations' names are compared: their normal form, and the search that forgives spelling. */
@NamedInterface("names")
@NullMarked
package ru.opora.organizations.names;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
