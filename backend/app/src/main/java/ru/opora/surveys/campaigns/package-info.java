/** Campaigns, who is asked in them, links, and how many have answered. */
@NullMarked
package ru.opora.surveys.campaigns;

import org.jspecify.annotations.NullMarked;
