/** How much one caller may ask: rates, sizes and times, so that nobody takes the service from the others. */
@NullMarked
package ru.opora.platform.limits;

import org.jspecify.annotations.NullMarked;
