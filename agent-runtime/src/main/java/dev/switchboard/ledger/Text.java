package dev.switchboard.ledger;

/** Makes text from outside fit the tables. */
final class Text {

    private Text() {}

    /** Without NUL, which PostgreSQL cannot store. */
    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    /** Storable, and no longer than a column. */
    static String cut(String text, int longest) {
        String storable = storable(text);
        return storable.length() <= longest ? storable : storable.substring(0, longest);
    }
}
