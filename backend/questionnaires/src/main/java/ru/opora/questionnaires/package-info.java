/** What a questionnaire (анкета) is: its sections, questions and languages, its JSON and the hash that freezes it. */
@NullMarked
package ru.opora.questionnaires;

import org.jspecify.annotations.NullMarked;
