/** Visits to schools and other contacts with them: plans, checklists, findings, and what is recommended, answered and done. */
@NullMarked
package ru.opora.visits;

import org.jspecify.annotations.NullMarked;
