/** Answers requests with printed documents: made off the event loop, a few at a time, and sent piece by piece. */
@NullMarked
package ru.opora.platform.printing;

import org.jspecify.annotations.NullMarked;
