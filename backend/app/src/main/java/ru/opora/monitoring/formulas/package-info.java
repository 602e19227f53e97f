/** Formulas of risk profiles: versioned data that is drafted, compared and published. */
@NullMarked
package ru.opora.monitoring.formulas;

import org.jspecify.annotations.NullMarked;
