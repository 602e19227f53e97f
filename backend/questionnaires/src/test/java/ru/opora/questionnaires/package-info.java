/** Tests of the definition: its JSON, its limits, its hash. */
@NullMarked
package ru.opora.questionnaires;

import org.jspecify.annotations.NullMarked;
