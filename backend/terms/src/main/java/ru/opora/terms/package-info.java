/** Grammar, model and calendar of the terms (сроки) in which Russian orders say when a thing is due. */
@NullMarked
package ru.opora.terms;

import org.jspecify.annotations.NullMarked;
