/** Says everything that is wrong with a questionnaire at once, before anybody answers it. */
@NullMarked
package ru.opora.questionnaires.checking;

import org.jspecify.annotations.NullMarked;
