/** Organisations as a tree, the people in them, their memberships and roles. */
@NullMarked
package ru.opora.organizations;

import org.jspecify.annotations.NullMarked;
