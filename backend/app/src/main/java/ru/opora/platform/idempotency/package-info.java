/** Requests that may be sent again: the first answer is kept with the work, in one transaction. */
@NullMarked
package ru.opora.platform.idempotency;

import org.jspecify.annotations.NullMarked;
