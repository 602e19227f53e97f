/** What every room stands on and that knows no feature. */
@NullMarked
package ru.opora.platform;

import org.jspecify.annotations.NullMarked;
