package dev.switchboard.ledger;

import dev.switchboard.call.Note.Turn;

/** Makes text from outside fit the tables. */
final class Text {

    private static final int LONGEST_ID = 128;

    private Text() {}

    /** Without NUL, which PostgreSQL cannot store. */
    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    static Turn storable(Turn turn) {
        return new Turn(cut(turn.itemId(), LONGEST_ID), turn.speaker(), storable(turn.text()));
    }

    /** Storable, and no longer than a column. */
    static String cut(String text, int longest) {
        String storable = storable(text);
        return storable.length() <= longest ? storable : storable.substring(0, longest);
    }
}
