/** Reads and writes XLSForm, the interchange format of the field, and names what one side cannot say. */
@NullMarked
package ru.opora.questionnaires.xlsforms;

import org.jspecify.annotations.NullMarked;
