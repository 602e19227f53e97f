/** Reports that organisations owe: what is due when, filled from the data of other rooms, decided on by who stands above, added up. */
@NullMarked
package ru.opora.reports;

import org.jspecify.annotations.NullMarked;
