/** How far schools are engaged: a figure from what other rooms know, with its parts, its history and lists that were decided elsewhere. */
@NullMarked
package ru.opora.monitoring.engagement;

import org.jspecify.annotations.NullMarked;
