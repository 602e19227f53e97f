/** Campaigns, who is asked in them, links, and how many have answered. */
@NullMarked
@NamedInterface("campaigns")
package ru.opora.surveys.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
