/** Who may not: every route against every role and foreign place, with both lines and with the second one alone. */
@NullMarked
package ru.opora.access;

import org.jspecify.annotations.NullMarked;
