/** The contract as springdoc sees it, with the gaps closed that its defaults leave. */
@NullMarked
package ru.opora.platform.openapi;

import org.jspecify.annotations.NullMarked;
