/** The cascade: rows that roadmaps below adopted from the one above, and the numbers that come up from them. */
@NullMarked
package ru.opora.roadmaps.cascade;

import org.jspecify.annotations.NullMarked;
