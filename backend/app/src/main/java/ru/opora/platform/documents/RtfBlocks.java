package ru.opora.platform.documents;

import com.rtfparserkit.parser.RtfListenerAdaptor;
import com.rtfparserkit.rtf.Command;
import com.rtfparserkit.rtf.CommandType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns the tokens of a rich text into paragraphs and tables. */
final class RtfBlocks extends RtfListenerAdaptor {
    private static final int DEPTH = 1_000;

    /** Destinations whose text is printed where they stand; all others are tables, pictures, notes and the like. */
    private static final Set<Command> PRINTED = EnumSet.of(
            Command.rtf,
            Command.field,
            Command.fldrslt,
            Command.result,
            Command.object,
            Command.listtext,
            Command.pntext,
            Command.shp,
            Command.shpinst,
            Command.shptxt,
            Command.ud);

    private final Budget budget = new Budget();
    private final List<SourceBlock> out = new ArrayList<>();
    private final Deque<State> around = new ArrayDeque<>();
    private final ParagraphText paragraph = new ParagraphText();
    private final RtfTable table = new RtfTable(budget);
    private State state = new State();
    private boolean centred;
    private boolean inTable;
    private boolean inNested;

    /** What a group inherits and its end takes back. */
    private static final class State {
        private boolean skipped;
        private boolean bold;
        private boolean hidden;
        private boolean inLabel;
        private boolean inBox;

        State within() {
            State inner = new State();
            inner.skipped = skipped;
            inner.bold = bold;
            inner.hidden = hidden;
            inner.inLabel = inLabel;
            inner.inBox = inBox;
            return inner;
        }
    }

    List<SourceBlock> finish() {
        endParagraph();
        table.finish(out);
        return out;
    }

    @Override
    public void processGroupStart() {
        if (around.size() >= DEPTH) {
            throw SourceRefused.tooComplex("depth", DEPTH);
        }
        around.push(state);
        state = state.within();
    }

    @Override
    public void processGroupEnd() {
        if (around.isEmpty()) {
            throw SourceRefused.of(Refusal.DAMAGED);
        }
        State ended = state;
        state = around.pop();
        if (ended.inBox && !state.inBox) {
            paragraph.append("\n", false);
        }
        if (ended.inLabel && !state.inLabel) {
            paragraph.append(" ", false);
        }
    }

    @Override
    public void processString(String string) {
        if (state.skipped || state.hidden) {
            return;
        }
        String text = string.replace("\r", "").replace("\n", "");
        if (state.inLabel) {
            // Bullets are characters of symbol fonts: without their font they are nonsense.
            text = text.chars().anyMatch(Character::isLetterOrDigit) ? text.strip() : "";
        }
        paragraph.append(text, state.bold);
    }

    @Override
    public void processCommand(Command command, int parameter, boolean hasParameter, boolean optional) {
        if (command == Command.optionalcommand) {
            // It comes alone before a destination that the library does not know.
            state.skipped = true;
        }
        if (command == Command.nestrow) {
            table.endNestedRow();
        }
        boolean destination = optional || command.getCommandType() == CommandType.Destination;
        if (destination && !PRINTED.contains(command)) {
            state.skipped = true;
        }
        if (state.skipped) {
            return;
        }
        boolean on = !hasParameter || parameter != 0;
        switch (command) {
            case b -> state.bold = on;
            case v, deleted -> state.hidden = on;
            case plain -> {
                state.bold = false;
                state.hidden = false;
            }
            case listtext, pntext -> state.inLabel = true;
            case shptxt -> {
                state.inBox = true;
                paragraph.append("\n", false);
            }
            case line, lbr, softline, page -> paragraph.append("\n", false);
            case tab -> paragraph.append(state.inLabel ? "" : "\t", false);
            default -> structure(command, parameter);
        }
    }

    private void structure(Command command, int parameter) {
        switch (command) {
            case pard -> {
                centred = false;
                inTable = false;
                inNested = false;
            }
            case qc -> centred = true;
            case ql, qj, qr -> centred = false;
            case intbl -> inTable = true;
            case itap -> {
                inTable = parameter > 0;
                inNested = parameter > 1;
            }
            case par, sect -> {
                if (state.inBox) {
                    paragraph.append("\n", false);
                } else {
                    endParagraph();
                }
            }
            case cell -> {
                paragraph.flush(table.cell(), budget, false);
                table.endCell();
            }
            case nestcell -> {
                paragraph.flush(table.nested(), budget, false);
                table.endNestedCell();
            }
            case row -> table.endRow();
            default -> table.define(command, parameter);
        }
    }

    private void endParagraph() {
        if (inTable) {
            paragraph.flush(inNested ? table.nested() : table.cell(), budget, false);
        } else {
            table.finish(out);
            paragraph.flush(out, budget, centred);
        }
    }
}
