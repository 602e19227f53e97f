/** A small, total language of conditions and values, a subset of what XLSForm writes. */
@NullMarked
package ru.opora.questionnaires.expressions;

import org.jspecify.annotations.NullMarked;
