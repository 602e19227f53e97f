package ru.opora.platform.documents;

import com.rtfparserkit.parser.standard.StandardRtfParser;
import com.rtfparserkit.rtf.Command;
import com.rtfparserkit.rtf.CommandType;

/**
 * The library's parser, kept from joining text without end. It joins all pieces between two commands that it passes on by
 * copying what it has so far: a cell of a million letters, each written as a command, took minutes. A command that means
 * nothing to the reader breaks the text now and then, and the pieces come in time for the limit on a cell.
 */
final class RtfTokens extends StandardRtfParser {
    /** Pieces of text that are joined at most. */
    private static final int PIECES = 64;

    private int pieces;
    private boolean optional;

    @Override
    public void processCommand(Command command, int parameter, boolean hasParameter, boolean ignorable) {
        // Before a destination, and between the sign of an optional one and its name, nothing may stand.
        boolean breakable =
                !optional && command != Command.optionalcommand && command.getCommandType() != CommandType.Destination;
        if (++pieces >= PIECES && breakable) {
            pieces = 0;
            super.processCommand(Command.noproof, 0, false, false);
        }
        optional = command == Command.optionalcommand;
        super.processCommand(command, parameter, hasParameter, ignorable);
    }
}
