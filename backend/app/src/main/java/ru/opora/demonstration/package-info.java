/** The invented region that shows Opora to a newcomer: its organisations, people, roadmap and accounts. */
@NullMarked
package ru.opora.demonstration;

import org.jspecify.annotations.NullMarked;
