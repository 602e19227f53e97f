/** Results of campaigns under the protection of small groups. */
@NullMarked
package ru.opora.surveys.results;

import org.jspecify.annotations.NullMarked;
