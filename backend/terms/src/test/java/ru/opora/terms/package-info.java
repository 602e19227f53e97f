/** Tests of the terms: tables of real and own terms, properties on generated ones. */
@NullMarked
package ru.opora.terms;

import org.jspecify.annotations.NullMarked;
