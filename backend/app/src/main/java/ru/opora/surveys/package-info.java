/** Surveys: what every part of the room shares, and the one place that knows the library of questionnaires. */
@NullMarked
package ru.opora.surveys;

import org.jspecify.annotations.NullMarked;
