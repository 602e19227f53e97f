/** Starts and stops the product: the database, the sign-in service and the API, in one process. */
@NullMarked
package ru.opora.launcher;

import org.jspecify.annotations.NullMarked;
