package ru.opora.platform.documents;

/** How much of a document is read. The largest real order seen has 60 rows and 180 KB of XML; each limit leaves room for hundreds of those. */
final class Limits {
    static final int MEGABYTE = 1 << 20;

    /** Orders with scanned stamps reach a few megabytes; the whole file is held in memory while it is read. */
    static final int FILE_BYTES = 25 * MEGABYTE;

    /** All parts of one archive together: an honest file at the size limit is mostly pictures, which are not unpacked. */
    static final long INFLATED_BYTES = 200L * MEGABYTE;

    /** The same where rows are taken as they are read: a million rows of forty columns. Each pass counts for itself. */
    static final long STREAMED_BYTES = 4096L * MEGABYTE;

    /** Below this size any ratio is harmless; workbooks with thousands of formatted empty rows do compress well. */
    static final long RATIO_FREE_BYTES = 8L * MEGABYTE;

    /** Office XML compresses 10 to 60 times; deflate's own ceiling is 1,032. */
    static final int RATIO = 150;

    /** An order with a picture on each of 200 pages has fewer than 1,000 parts. */
    static final int ARCHIVE_ENTRIES = 4_000;

    /** Word nests a table within a table within a text box at a depth of about 40; the readers recurse, so the stack is at stake. */
    static final int XML_DEPTH = 256;

    /** A region's plan with every school has 5,000 rows. */
    static final int ROWS = 20_000;

    static final int CELLS = 100_000;

    /** A matrix of actors with quarters has 20; a sheet is 16,384 wide, but nobody prints that. */
    static final int COLUMNS = 500;

    /** Paragraphs within cells included. */
    static final int PARAGRAPHS = 200_000;

    /** Characters of one cell or paragraph: 30 printed pages. */
    static final int TEXT = 100_000;

    /** Characters of one row that is read by itself: 500 cells of 2,000 each. */
    static final int ROW_TEXT = 1_000_000;

    /** Rows that the merged ranges of a sheet cover together; honest ranges do not overlap. */
    static final int MERGED_ROWS = 2_000_000;

    /** What the directory of an archive may say of its parts, their names above all: 2,000 bytes of each. */
    static final int DIRECTORY_BYTES = 8 * MEGABYTE;

    /** Old drawings carry their picture in an attribute. */
    static final int ATTRIBUTE = 4 * MEGABYTE;

    /** A file of plain text: 20,000 rows of 200 characters. */
    static final int PLAIN_TEXT = 4_000_000;

    /** All text, merged cells counted as often as they are repeated: what a preview keeps. Word cells count twice, read and laid out. */
    static final int ALL_TEXT = 10_000_000;

    private Limits() {}
}
