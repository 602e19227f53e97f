/** Forms of a round: a school's cells, their confirmation up the chain, and the sums of schools. */
@NullMarked
package ru.opora.monitoring.forms;

import org.jspecify.annotations.NullMarked;
