/** The record of changes: who changed what, when and why; its chain is sealed here and can be checked by anybody. */
@NullMarked
package ru.opora.audit;

import org.jspecify.annotations.NullMarked;
