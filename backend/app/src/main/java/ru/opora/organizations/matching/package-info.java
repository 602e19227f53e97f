/** Names as printed and the organisations they may mean; aliases; all schools of a place, for lists that name them. */
@NamedInterface("matching")
@NullMarked
package ru.opora.organizations.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
