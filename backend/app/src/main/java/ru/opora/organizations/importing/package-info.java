/** From a list of schools in a file to organisations. */
@NullMarked
package ru.opora.organizations.importing;

import org.jspecify.annotations.NullMarked;
