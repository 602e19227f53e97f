/** The one door of RFC 9457 problems: catalogue, words and writing. */
@NullMarked
package ru.opora.platform.problem;

import org.jspecify.annotations.NullMarked;
