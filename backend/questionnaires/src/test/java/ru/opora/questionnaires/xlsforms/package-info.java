/** Tests of XLSForm both ways, and of files nobody would send in good faith. */
@NullMarked
package ru.opora.questionnaires.xlsforms;

import org.jspecify.annotations.NullMarked;
