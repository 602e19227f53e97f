/** Risk profiles of schools: factors with their evidence, what people who know the school decide, and programmes against high ones. */
@NullMarked
package ru.opora.monitoring.profiles;

import org.jspecify.annotations.NullMarked;
