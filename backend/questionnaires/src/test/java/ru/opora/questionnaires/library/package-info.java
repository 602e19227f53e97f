/** Tests of the questionnaires that come with the product. */
@NullMarked
package ru.opora.questionnaires.library;

import org.jspecify.annotations.NullMarked;
