/** What happens to every request: its id, its language, its limits. */
@NullMarked
package ru.opora.platform.web;

import org.jspecify.annotations.NullMarked;
