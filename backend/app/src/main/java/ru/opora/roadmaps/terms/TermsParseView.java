package ru.opora.roadmaps.terms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The meanings, in the order of the request. */
@Schema(name = "TermsParsed")
record TermsParseView(List<TermView> items) {}
