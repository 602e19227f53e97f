/** Who works where: people, their memberships and roles, and how they come in and leave. */
@NullMarked
package ru.opora.organizations.people;

import org.jspecify.annotations.NullMarked;
