/** Events: seminars, webinars, meetings and methodical days, and the schools that are invited to them. */
@NullMarked
package ru.opora.events;

import org.jspecify.annotations.NullMarked;
