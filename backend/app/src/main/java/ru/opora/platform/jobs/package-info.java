/** Work that goes on behind the requests as long as the application runs. */
@NullMarked
package ru.opora.platform.jobs;

import org.jspecify.annotations.NullMarked;
