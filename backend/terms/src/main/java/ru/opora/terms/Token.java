package ru.opora.terms;

/**
 * One token of a term's text.
 *
 * @param lex its class
 * @param value the number, or the value the lexicon gives the word
 * @param digits how many digits a number is written with, 0 for a word
 * @param spaced whether white space stands before it
 * @param broken whether a line break stands before it
 * @param start where it begins in the normalised text
 * @param end where it ends there
 * @param text the word in its normal spelling
 */
record Token(Lex lex, int value, int digits, boolean spaced, boolean broken, int start, int end, String text) {

    Token as(Lex other, int otherValue) {
        return new Token(other, otherValue, digits, spaced, broken, start, end, text);
    }

    boolean isYear() {
        return lex == Lex.NUM && digits == 4 && value >= 1900 && value <= 2199;
    }
}
