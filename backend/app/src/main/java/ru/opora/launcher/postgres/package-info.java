/** A real PostgreSQL server run from its unpacked binaries, set up to keep what it acknowledged. */
@NullMarked
package ru.opora.launcher.postgres;

import org.jspecify.annotations.NullMarked;
