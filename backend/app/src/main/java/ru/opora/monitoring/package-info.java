/** Monitoring: what rooms publish, put together into risk profiles of schools, and what follows from them. */
@NullMarked
package ru.opora.monitoring;

import org.jspecify.annotations.NullMarked;
