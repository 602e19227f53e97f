/** Assessments (ВПР, ОГЭ, ЕГЭ, diagnostic works) and what schools came to in them, with every correction kept. */
@NullMarked
package ru.opora.monitoring.assessments;

import org.jspecify.annotations.NullMarked;
