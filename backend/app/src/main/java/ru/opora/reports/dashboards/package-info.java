/** What a region, a municipality, a curator or a school looks at first: figures that are kept, each with the way to the rows behind it. */
@NullMarked
package ru.opora.reports.dashboards;

import org.jspecify.annotations.NullMarked;
