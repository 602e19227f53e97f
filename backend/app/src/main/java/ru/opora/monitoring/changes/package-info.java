/** Change between rounds: the same schools measured twice, ranks with their sensitivity, schools in similar circumstances. */
@NullMarked
package ru.opora.monitoring.changes;

import org.jspecify.annotations.NullMarked;
