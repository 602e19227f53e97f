package ru.opora.organizations.importing;

import java.util.List;

/** What a file holds: the columns of its tables as recognised, and its rows without headers, headings and totals. */
record ReadList(List<ListImportView.Column> columns, List<ListRow> rows) {}
