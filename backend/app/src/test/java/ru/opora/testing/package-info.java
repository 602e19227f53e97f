/** What tests of the API share: a real database, real tokens and the people of the fixtures. */
@NullMarked
package ru.opora.testing;

import org.jspecify.annotations.NullMarked;
