/** People who are invited to a survey by letter, and reminded while they have not answered. */
@NullMarked
package ru.opora.surveys.invitations;

import org.jspecify.annotations.NullMarked;
