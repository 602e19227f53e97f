/** Invited schools of an event: they say who comes, the owner of the event says who came. */
@NullMarked
package ru.opora.events.attendance;

import org.jspecify.annotations.NullMarked;
