/** Measures the running API against limits taken in the same run. */
@NullMarked
package ru.opora.bench;

import org.jspecify.annotations.NullMarked;
