/** Keyset pages, entity tags and other habits of reading and writing rows. */
@NullMarked
package ru.opora.platform.persistence;

import org.jspecify.annotations.NullMarked;
