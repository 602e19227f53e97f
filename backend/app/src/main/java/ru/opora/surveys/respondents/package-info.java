/** What respondents read and send by their links, without an account. */
@NullMarked
package ru.opora.surveys.respondents;

import org.jspecify.annotations.NullMarked;
