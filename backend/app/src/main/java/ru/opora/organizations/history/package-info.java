/** Acts that change organisations from a day on, and what held when. */
@NullMarked
package ru.opora.organizations.history;

import org.jspecify.annotations.NullMarked;
