/** Views of lists that a person gave a name: an address inside the application, opened with the rights of whoever opens it. */
@NullMarked
package ru.opora.reports.views;

import org.jspecify.annotations.NullMarked;
