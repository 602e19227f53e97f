/** Work behind the requests: what goes on as long as the application runs, and what recurs on one node of several. */
@NullMarked
package ru.opora.platform.jobs;

import org.jspecify.annotations.NullMarked;
